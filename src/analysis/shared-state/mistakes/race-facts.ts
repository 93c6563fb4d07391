import type ts from "typescript";

import { lineOf } from "../../finding.ts";
import type { Effect, Stale, WriteEffect } from "../places/effect.ts";
import { Flag } from "../places/value.ts";
import type { Verdict } from "./races.ts";
import { namedIn } from "./report-place.ts";

/** What the message of a race names: the place, and the lines of what happens to it. */
export function raceFacts(
  sourceFile: ts.SourceFile,
  effect: Effect,
  { kind, givenBack, timed }: Verdict,
): Record<string, string> {
  if (timed && effect.kind === "kept")
    return {
      name: effect.own.text,
      whose: namedIn(effect.own.path),
      readLine: lineOf(timed, sourceFile),
    };
  if (givenBack)
    return {
      name: effect.text.replace(/\.delete$/, ""),
      whose: namedIn(effect.path),
      readLine: lineOf(givenBack.refusal, sourceFile),
      writeLine: lineOf(givenBack.claim, sourceFile),
    };
  if (effect.kind === "write" && effect.stale) {
    const where = namedIn(effect.path);
    // `this.seats` means nothing without the method; a variable is the same one where it is checked.
    const isTold = kind !== "staleCheck" || /^this\b/.test(effect.text);
    return {
      name: effect.text,
      whose: isTold ? where : "",
      writtenIn: isTold ? "" : where,
      found: foundAs(effect, effect.stale),
      readLine: lineOf(effect.stale.read.node, sourceFile),
      waitLine: lineOf(effect.stale.suspension, sourceFile),
    };
  }
  if (effect.kind === "write" && effect.refills) {
    const { refills, node } = effect;
    return {
      name: refills.text.replace(/\.clear$/, ""),
      whose: namedIn(refills.path),
      writeLine: lineOf(node, sourceFile),
      waitLine: refills.suspension
        ? lineOf(refills.suspension, sourceFile)
        : "",
    };
  }
  if (effect.kind === "read" && effect.again && kind === "unrepeatable") {
    const { condition, suspension } = effect.again;
    return {
      name: effect.text,
      whose: namedIn(effect.path),
      readLine: lineOf(condition, sourceFile),
      waitLine: lineOf(suspension, sourceFile),
    };
  }
  const own = effect.kind === "read" ? effect.own : undefined;
  return {
    name: effect.text,
    whose: namedIn(effect.path),
    writeLine: own ? lineOf(own.node, sourceFile) : "",
    waitLine: own?.suspension ? lineOf(own.suspension, sourceFile) : "",
  };
}

/** How a request finds the place that it then fills. */
function foundAs({ text, path }: WriteEffect, { read, flags }: Stale): string {
  const place = `\`${text}\`${namedIn(path)}`;
  if (flags & Flag.clock) return `${place} missing or out of date`;
  // The text of `rows[id]` names the entry, that of `rows.get(id)` the container.
  return read.location.path.at(-1)?.kind === "key" && !text.endsWith("]")
    ? `no entry for its key in ${place}`
    : `${place} empty`;
}
