import { createRequire } from "node:module";

import { requestOf, usage } from "./arguments.ts";
import { explain } from "./explain.ts";
import { list, type Output } from "./list.ts";
import { UserError } from "./user-error.ts";

/** Where the command writes. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/**
 * Runs the command with these arguments.
 *
 * @returns the exit code: 0 for an answer, 2 for what the user has to put right.
 */
export async function run(
  args: readonly string[],
  { out, error }: Streams,
): Promise<0 | 2> {
  try {
    const { text, complaints } = await answer(args);
    out(text);
    for (const complaint of complaints)
      error(`async-middleware: ${complaint}\n`);
    return complaints.length > 0 ? 2 : 0;
  } catch (problem) {
    if (!(problem instanceof UserError)) throw problem;
    error(`async-middleware: ${problem.message}\n`);
    return 2;
  }
}

async function answer(args: readonly string[]): Promise<Output> {
  const request = requestOf(args);
  switch (request.command) {
    case "help":
      return { text: usage, complaints: [] };
    case "version":
      return { text: `${version()}\n`, complaints: [] };
    case "list":
      return list(request.project);
    case "explain":
      return explain(request);
  }
}

function version(): string {
  const manifest = createRequire(import.meta.url)("../../package.json") as {
    readonly version: string;
  };
  return manifest.version;
}
