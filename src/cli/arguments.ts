import { parseArgs } from "node:util";

import { UserError } from "./user-error.ts";

/** What the user asked for. */
export type Request =
  | { readonly command: "help" | "version" }
  | {
      readonly command: "explain";
      readonly file: string;
      readonly line: number | undefined;
      readonly project: string | undefined;
      readonly picture: "mermaid" | "dot" | undefined;
    }
  | { readonly command: "list"; readonly project: string | undefined };

export const usage = `Usage: async-middleware <command> [options]

  explain <file[:line]>   Why each middleware and handler of a file is recognised, what it runs,
                          what it shares, and what each rule says of it or why it is silent.
  list                    Every middleware and handler of a project.

Options:
  --project, -p <file>    The tsconfig.json to read; without it, the nearest one.
  --mermaid, --dot        explain: print the chain of calls as a picture instead.
  --help, -h              Print this.
  --version, -v           Print the version.
`;

/**
 * Reads the command line.
 *
 * @throws {UserError} for an unknown command or option, and for a file that is missing or one too many.
 */
export function requestOf(args: readonly string[]): Request {
  const { values, positionals } = parsed(args);
  if (values.help) return { command: "help" };
  if (values.version) return { command: "version" };
  const [command, ...operands] = positionals;
  const { project, mermaid, dot } = values;
  switch (command) {
    case undefined:
      return { command: "help" };
    case "list":
      if (operands.length > 0)
        throw misused(`\`list\` takes no file: ${operands.join(" ")}`);
      if (mermaid || dot)
        throw misused("`--mermaid` and `--dot` belong to `explain`");
      return { command, project };
    case "explain": {
      const [operand] = operands;
      if (operand === undefined || operands.length > 1)
        throw misused("`explain` takes one file, as `file` or `file:line`");
      if (mermaid && dot)
        throw misused("Choose one of `--mermaid` and `--dot`");
      const picture = mermaid ? "mermaid" : dot ? "dot" : undefined;
      return { command, ...placeOf(operand), project, picture };
    }
    default:
      throw misused(`There is no command \`${command}\``);
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        project: { type: "string", short: "p" },
        mermaid: { type: "boolean", default: false },
        dot: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
        version: { type: "boolean", short: "v", default: false },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw misused(error.message);
    throw error;
  }
}

/** `src/app.ts:12` or, as editors copy it, `src/app.ts:12:5`. */
function placeOf(operand: string): { file: string; line: number | undefined } {
  const { file, line } =
    /^(?<file>.+?):(?<line>\d+)(?::\d+)?$/.exec(operand)?.groups ?? {};
  return file === undefined
    ? { file: operand, line: undefined }
    : { file, line: Number(line) };
}

function misused(problem: string): UserError {
  return new UserError(
    `${problem.replace(/\.$/, "")}. \`async-middleware --help\` shows what there is.`,
  );
}
