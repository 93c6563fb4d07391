import process from "node:process";
import path from "node:path";

import { ownFilesOf } from "../program/files/declared-names.ts";
import { projectOf, type Project } from "../analysis/project.ts";
import type { Site } from "../middleware/site.ts";
import {
  assertParses,
  programsOf,
  shown,
  type Loaded,
} from "./load-program.ts";
import { positionsIn, type Position } from "./order.ts";
import { modeOf, nameOfSite, placeHere } from "./site-words.ts";
import { userConfigFor } from "./user-config.ts";
import { UserError } from "./user-error.ts";

/** What a command prints, and the code that it ends with. */
export interface Output {
  readonly text: string;
  /** For stderr: what could not be read. */
  readonly complaints: readonly string[];
}

/**
 * Every middleware and handler of a project, a line each, in the order of files and lines.
 *
 * @throws {UserError} where the project can't be read.
 */
export async function list(project: string | undefined): Promise<Output> {
  const parts: string[] = [];
  const complaints: string[] = [];
  for (const loaded of programsOf(process.cwd(), project))
    parts.push(await listOf(loaded, complaints));
  return { text: parts.join("\n"), complaints };
}

async function listOf(
  { program, tsconfig }: Loaded,
  complaints: string[],
): Promise<string> {
  const files = ownFilesOf(program).filter((file) => {
    try {
      assertParses(program, file);
      return true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      complaints.push(`${error.message}; it is left out`);
      return false;
    }
  });
  const [first] = files;
  // Settings may differ from file to file; the first one's stand for the project.
  const { settings } = await userConfigFor(
    first?.fileName ?? path.join(path.dirname(tsconfig), "index.ts"),
  );
  const project = projectOf(program, settings);
  const sites = files.flatMap((file) => project.middleware.sitesIn(file));
  if (sites.length === 0)
    return `${shown(tsconfig)}: no middleware found in ${String(files.length)} files.\nIs the framework known (docs/frameworks.md), and are its types installed?\n`;
  const positions = positionsIn(project, files);
  const rows = sites.map((site) => rowOf(project, site, positions.get(site)));
  const middleware = sites.filter(({ role }) => role === "middleware").length;
  return [
    `${shown(tsconfig)}: ${counted(middleware, "middleware", "middleware")}, ${counted(sites.length - middleware, "handler", "handlers")}`,
    "",
    ...table([
      ["PLACE", "NAME", "FRAMEWORK", "ROLE", "MODE", "ORDER"],
      ...rows,
    ]),
    ...(sites.some(({ certain }) => !certain)
      ? ["", "? told by its shape alone: only `strict` judges it."]
      : []),
    "",
  ].join("\n");
}

function rowOf(
  project: Project,
  site: Site,
  positions: readonly Position[] = [],
): readonly string[] {
  return [
    placeHere(site.body),
    nameOfSite(site),
    `${site.descriptor.id}${site.certain ? "" : "?"}`,
    site.role,
    `${modeOf(project, site)}${site.offLoop ? ", off the loop" : ""}`,
    positions.length === 0 ? "-" : positions.map(positionText).join("; "),
  ];
}

/** `app 3 of 7, /admin`: the step in its chain, and the path that it is for. */
export function positionText({
  chain,
  step,
  of,
  path: where,
  isCertain,
}: Position): string {
  const known = isCertain ? "" : " or later";
  return `${chain} ${String(step)}${known} of ${String(of)}${where === undefined ? "" : `, ${where}`}`;
}

function counted(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** Columns as wide as their widest cell; the last one as it is. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
