import { expect } from "vitest";

import { lintFile, programOf, typeErrors, virtual } from "../../lint.ts";

/** `line rule` of each report about `file.ts`; a mark is `// ! rule`. */
function reportsOf(files: Readonly<Record<string, string>>): {
  readonly found: readonly string[];
  readonly marked: readonly string[];
} {
  const program = programOf(files);
  expect(typeErrors(program)).toEqual([]);
  const text = files["file.ts"] ?? "";
  return {
    found: lintFile(program, virtual("file.ts"), {
      rules: {
        "async-middleware/no-shared-state-race": "error",
        "async-middleware/no-request-state-leak": "error",
        "async-middleware/no-blocking-call": "error",
      },
    }).map(
      ({ line, ruleId }) =>
        `${String(line)} ${(ruleId ?? "").replace("async-middleware/", "")}`,
    ),
    marked: text.split("\n").flatMap((line, index) => {
      const mark = /\/\/ ! (\S+)$/.exec(line);
      return mark ? [`${String(index + 1)} ${mark[1] ?? ""}`] : [];
    }),
  };
}

/** Compares what the two rules about shared state, and `no-blocking-call`, say of `file.ts` with its marks. */
export function expectMarks(files: Readonly<Record<string, string>>): void {
  const { found, marked } = reportsOf(files);
  expect(found).toEqual(marked);
}
