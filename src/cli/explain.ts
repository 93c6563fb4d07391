import path from "node:path";
import type ts from "typescript";

import type { Overrides } from "../analysis/effects/body-effects.ts";
import { projectOf, type Project } from "../analysis/project.ts";
import { ownFilesOf } from "../program/files/declared-names.ts";
import type { Site } from "../middleware/site.ts";
import type { Request } from "./arguments.ts";
import { callTreeOf, treeLines } from "./call-tree.ts";
import { downstreamCallsOf, downstreamLines } from "./downstream-calls.ts";
import { positionText, type Output } from "./list.ts";
import { assertParses, programOfFile, shown } from "./load-program.ts";
import { positionsIn } from "./order.ts";
import { dotOf, mermaidOf } from "./picture.ts";
import { sharedLines } from "./shared-places.ts";
import {
  evidenceOf,
  lineOf,
  modeOf,
  nameOfSite,
  placeHere,
} from "./site-words.ts";
import { userConfigFor, type UserConfig } from "./user-config.ts";
import { UserError } from "./user-error.ts";
import { Verdicts } from "./verdicts.ts";

type ExplainRequest = Extract<Request, { readonly command: "explain" }>;

/**
 * Explains the middleware and handlers of a file, or the innermost ones around a line.
 *
 * @throws {UserError} where the file can't be read, or no middleware stands at the line.
 */
export async function explain(request: ExplainRequest): Promise<Output> {
  const file = path.resolve(request.file);
  const { program, tsconfig } = programOfFile(file, request.project);
  const sourceFile = program.getSourceFile(file);
  if (!sourceFile) throw new UserError(`${shown(file)} can't be read.`);
  assertParses(program, sourceFile);
  const config = await userConfigFor(file);
  const project = projectOf(program, config.settings);
  // First of all: what is computed once meets its limits once.
  const verdicts = new Verdicts(program, config);
  const sites = project.middleware.sitesIn(sourceFile);
  const chosen = sitesAt(sites, sourceFile, request.line);
  const overrides = overridesOf(config);
  if (request.picture) {
    if (chosen.length === 0)
      throw new UserError(`There is no middleware in ${shown(file)} to draw.`);
    const drawn = chosen.map((site) => ({
      tree: callTreeOf(project, site, overrides),
      downstream: downstreamCallsOf(project, site),
    }));
    const draw = request.picture === "dot" ? dotOf : mermaidOf;
    return { text: draw(drawn), complaints: [] };
  }
  const elsewhere =
    request.line === undefined
      ? verdicts.linesElsewhere(sourceFile, sites)
      : [];
  const head = `${shown(file)} in ${shown(tsconfig)}, rules of ${config.source}`;
  const parts = [
    head,
    ...(sites.length === 0
      ? [
          "No middleware or handler is recognised in this file.\nIs the framework known (docs/frameworks.md), are its types installed, is the function given to it in this project?",
        ]
      : siteTexts(project, verdicts, chosen, sites, overrides)),
    ...(elsewhere.length > 0
      ? [["Elsewhere in this file", ...indented(elsewhere)].join("\n")]
      : []),
  ];
  return { text: `${parts.join("\n\n")}\n`, complaints: [] };
}

/** All sites of a file; with a line, the innermost ones that it stands in. */
function sitesAt(
  sites: readonly Site[],
  sourceFile: ts.SourceFile,
  line: number | undefined,
): readonly Site[] {
  if (line === undefined) return sites;
  const spanOf = ({ body }: Site): readonly [number, number] => [
    lineOf(body),
    sourceFile.getLineAndCharacterOfPosition(body.end).line + 1,
  ];
  const around = sites.filter((site) => {
    const [first, last] = spanOf(site);
    return first <= line && line <= last;
  });
  if (around.length === 0) {
    const starts = sites.map((site) => String(lineOf(site.body))).join(", ");
    throw new UserError(
      `No middleware or handler stands at ${shown(sourceFile.fileName)}:${String(line)}; ${starts === "" ? "the file has none" : `they begin at line ${starts}`}.`,
    );
  }
  return around.filter(
    ({ body }) =>
      !around.some(
        ({ body: inner }) =>
          inner !== body && inner.pos >= body.pos && inner.end <= body.end,
      ),
  );
}

/** The user's option of `no-blocking-call`: the chains shown are those that the rule follows. */
function overridesOf({ options }: UserConfig): Overrides {
  const [given] = (options.get("no-blocking-call") ?? []) as readonly {
    readonly overrides?: Overrides;
  }[];
  return given?.overrides ?? "implementers";
}

function siteTexts(
  project: Project,
  verdicts: Verdicts,
  chosen: readonly Site[],
  sites: readonly Site[],
  overrides: Overrides,
): readonly string[] {
  const positions = positionsIn(project, ownFilesOf(project.program));
  return chosen.map((site) => {
    // The rules speak first: the limits that they meet belong to them.
    const rulings = verdicts.linesAbout(site, sites);
    const tree = callTreeOf(project, site, overrides);
    const { descriptor, certain } = site;
    const below = tree.nodes
      .slice(1)
      .filter(({ body }) => !isInside(body, site.body))
      .flatMap(({ body }) => verdicts.linesWithin(body));
    const sections: (readonly [string, readonly string[]])[] = [
      [
        "Recognised",
        [
          `as ${site.role} of ${descriptor.id}, ${modeOf(project, site)}${site.offLoop ? ", run off the event loop" : ""}`,
          `by: ${evidenceOf(site)} (${site.evidence}, ${certain ? "certain" : "not certain: only `strict` judges it"})`,
        ],
      ],
      [
        "Order",
        (positions.get(site) ?? []).map(
          (position) => `${positionText(position)} (${position.place})`,
        ),
      ],
      ["Downstream", downstreamLines(project, site)],
      ["Runs", treeLines(tree)],
      ["Shares", sharedLines(project, site)],
      ["Rules", rulings],
      ["In what it runs", [...new Set(below)]],
    ];
    return [
      `${placeHere(site.body)}  ${nameOfSite(site)}`,
      ...sections
        .filter(([, lines]) => lines.length > 0)
        .flatMap(([title, lines]) => [`  ${title}`, ...indented(lines, 4)]),
    ].join("\n");
  });
}

function isInside(inner: ts.Node, outer: ts.Node): boolean {
  return (
    inner.getSourceFile() === outer.getSourceFile() &&
    inner.pos >= outer.pos &&
    inner.end <= outer.end
  );
}

function indented(lines: readonly string[], by = 2): readonly string[] {
  return lines.map((line) => " ".repeat(by) + line);
}
