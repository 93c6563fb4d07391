import { lintAll } from "./lint.ts";
import type { Program } from "./program.ts";

/**
 * Why a rule is silent about what misbehaves although RULES.md wants it so: `strict` says it, because it
 * takes what `recommended` doesn't suppose. By the rule and what `strict` says.
 */
const beyondRecommended: Readonly<Record<string, string>> = {
  "await-downstream":
    "strict says it: a promise is left by a throw that any call might raise",
  "no-repeated-downstream":
    "strict says it: the second call follows a throw that any call might raise",
  "no-shared-state-race":
    "strict says it: a fill, a dirty read or an unrepeatable one",
};

/** The cause that explains a disagreement, if one is known; each is named in the tables. */
export function explained(
  rule: string,
  kind: "harmless" | "silent",
  program: Program,
): string | undefined {
  if (program.dialect === "hybrid") return untestedMode(rule, kind, program);
  const cause = beyondRecommended[rule];
  if (kind === "harmless" || !cause) return undefined;
  const [reported] = lintAll([program], "strict");
  return reported?.has(rule) ? cause : undefined;
}

/** Which half of a hybrid is which, no type tells: behind a test of the mode nothing is judged. */
function untestedMode(
  rule: string,
  kind: "harmless" | "silent",
  program: Program,
): string | undefined {
  const source = program.source
    .replaceAll("if (isLater) return getResponse(request);", "")
    .replaceAll("isLater ? await getResponse(request) : ", "");
  if (kind === "harmless" || source === program.source) return undefined;
  const [reported] = lintAll([{ ...program, source }]);
  return reported?.has(rule)
    ? "it is said where the mode of a hybrid isn't tested: which half is which, no type tells"
    : undefined;
}
