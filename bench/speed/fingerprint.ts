import { createHash } from "node:crypto";
import type { ESLint } from "eslint";

/** The number of reports, and a digest of all of them: equal for equal results. */
export function fingerprint(results: readonly ESLint.LintResult[]): string {
  const lines = results
    .flatMap(({ filePath, messages }) =>
      messages.map(
        ({ ruleId, line, column, message }) =>
          `${filePath}:${String(line)}:${String(column)} ${ruleId ?? ""} ${message}`,
      ),
    )
    .sort();
  return `${String(lines.length)}:${createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 12)}`;
}
