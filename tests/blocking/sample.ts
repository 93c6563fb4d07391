import type { Linter } from "eslint";
import type ts from "typescript";

import { lintFile, programOf, typeErrors, virtual } from "../lint.ts";

export type Files = Readonly<Record<string, string>>;

export interface RuleOptions {
  readonly scope?: "middleware" | "request" | "async-functions";
  readonly overrides?: "none" | "declared" | "implementers";
  readonly advice?: boolean;
  readonly leastCost?: number;
  readonly allow?: readonly unknown[];
}

/** A file with a Koa application: `body` is what its only middleware does, `before` stands above. */
export function koa(body: string, before = ""): string {
  return `import Koa from "koa";
${before}
const app = new Koa();
app.use(async (ctx, next) => {
${body}
  await next();
});
`;
}

/** Checks that a sample compiles: one that does not proves nothing. */
export function compiled(
  files: Files,
  options?: ts.CompilerOptions,
): ts.Program {
  const program = programOf(files, options);
  const errors = typeErrors(program);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  return program;
}

/** What the rule says of a sample's first file, as `line: message`. */
export function reports(
  files: Files,
  options: RuleOptions = {},
  settings?: Record<string, unknown>,
): string[] {
  return messagesOf(compiled(files), files, options, settings).map(
    ({ line, message }) => `${String(line)}: ${message}`,
  );
}

/** The text of the reported lines of a sample's first file. */
export function reported(
  files: Files,
  options: RuleOptions = {},
  settings?: Record<string, unknown>,
): string[] {
  const lines = Object.values(files)[0]!.split("\n");
  return messagesOf(compiled(files), files, options, settings).map(({ line }) =>
    lines[line - 1]!.trim(),
  );
}

/** The first file of a sample after each suggestion; each must compile and lint clean at that place. */
export function suggested(files: Files): string[] {
  const program = compiled(files);
  const [name, text] = Object.entries(files)[0]!;
  const messages = messagesOf(program, files, {});
  return messages.flatMap(({ suggestions }) =>
    (suggestions ?? []).map(({ fix }) => {
      const output =
        text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
      const after = { ...files, [name]: output };
      const left = messagesOf(compiled(after), after, {});
      if (left.length >= messages.length)
        throw new Error(`still reported:\n${output}`);
      return output;
    }),
  );
}

export function messagesOf(
  program: ts.Program,
  files: Files,
  options: RuleOptions,
  settings?: Record<string, unknown>,
): Linter.LintMessage[] {
  return lintFile(program, virtual(Object.keys(files)[0]!), {
    rules: { "async-middleware/no-blocking-call": ["error", options] },
    ...(settings ? { settings } : {}),
  });
}
