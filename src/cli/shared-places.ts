import type { Effect } from "../analysis/shared-state/places/effect.ts";
import { mayChangeShared } from "../analysis/shared-state/sharing/may-change.ts";
import { siteView } from "../analysis/shared-state/sharing/sharing.ts";
import { isSuspect } from "../analysis/shared-state/shared-state.ts";
import {
  analyse,
  summaryIn,
} from "../analysis/shared-state/following/summary.ts";
import type { Project } from "../analysis/project.ts";
import type { Site } from "../middleware/site.ts";
import { placeHere } from "./site-words.ts";
import { addTo } from "../program/files/lists.ts";

/** The places that a site shares with other requests, a line each, or why there are none. */
export function sharedLines(project: Project, site: Site): readonly string[] {
  const view = siteView(project, site);
  const { effects } = analyse(project, site.body, summaryIn(project), view);
  const byPlace = new Map<string, Effect[]>();
  for (const effect of effects) {
    if (!view.isShared(effect.location) || isOfLibrary(effect)) continue;
    // A container and what is in it are one place to the reader.
    const place = `${effect.location.key.split("|")[0] ?? ""} ${effect.text}`;
    addTo(byPlace, place, effect);
  }
  if (byPlace.size === 0)
    return ["nothing that outlives a request is read or written here or below"];
  const isChanged = ({ kind }: Effect): boolean => kind !== "read";
  const places = [...byPlace.values()];
  const lines = places
    .filter((effects) => effects.some(isChanged))
    .map(placeLine);
  const onlyRead = places
    .filter((effects) => !effects.some(isChanged))
    .map(([first]) => `\`${first?.text ?? ""}\``);
  if (onlyRead.length > 0)
    lines.push(`only read: ${[...new Set(onlyRead)].join(", ")}`);
  const notes: string[] = [];
  if (!mayChangeShared(project, view))
    notes.push("(no race looked for: nothing here or below writes)");
  if (!view.overlaps)
    notes.push(
      "(no race looked for: requests don't overlap in this framework)",
    );
  return [...lines, ...notes];
}

function placeLine(effects: readonly Effect[]): string {
  const [first] = effects;
  const where = (kind: Effect["kind"]): string => {
    const places = effects
      .filter((effect) => effect.kind === kind)
      .map((effect) => placeHere(effect.target) + through(effect));
    return [...new Set(places)].join(", ");
  };
  const parts = [
    ["read", where("read")],
    ["written", where("write")],
    ["still set at a wait or the end, from", where("kept")],
    ["handed on", where("handed")],
  ].flatMap(([word = "", places = ""]) =>
    places === "" ? [] : [`${word} ${places}`],
  );
  const isSplit = effects.some(
    (effect) => effect.kind !== "kept" && isSuspect(effect),
  );
  const across = isSplit ? "; USED ACROSS A WAIT" : "";
  return `\`${first?.text ?? ""}\` ${parts.join("; ")}${across}`;
}

function through({ path }: Effect): string {
  return path.length === 0
    ? ""
    : ` (by ${path.map(({ name }) => name).join(" → ")})`;
}

/** `JSON`, `process`: read everywhere, and nobody's state as long as it isn't written. */
function isOfLibrary({ kind, location: { root } }: Effect): boolean {
  return (
    kind === "read" &&
    root.kind === "variable" &&
    root.symbol.declarations?.every(
      (declaration) => declaration.getSourceFile().isDeclarationFile,
    ) === true
  );
}
