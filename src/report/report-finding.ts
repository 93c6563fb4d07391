import type { TSESLint } from "@typescript-eslint/utils";
import type ts from "typescript";

import type { Finding, Repair } from "../analysis/finding.ts";
import { renderChain } from "./chain.ts";

/** Reports one finding: its range, its message with the chain filled in, its repairs as suggestions. */
export function reportFinding<
  MessageIds extends string,
  Options extends readonly unknown[],
>(
  context: Readonly<TSESLint.RuleContext<MessageIds, Options>>,
  sourceFile: ts.SourceFile,
  finding: Finding<MessageIds>,
): void {
  context.report({
    loc: {
      start: context.sourceCode.getLocFromIndex(
        finding.node.getStart(sourceFile),
      ),
      end: context.sourceCode.getLocFromIndex(finding.node.getEnd()),
    },
    messageId: finding.kind,
    data: { ...finding.facts, chain: renderChain(finding.chain, context.cwd) },
    suggest: finding.repairs
      .filter(isApplicable)
      .map((repair) => suggestionOf<MessageIds>(repair)),
  });
}

/** ESLint throws at edits that overlap: a defect of ours is one suggestion less. */
function isApplicable({ edits }: Repair): boolean {
  const sorted = [...edits].sort(
    (left, right) => left.start - right.start || left.end - right.end,
  );
  return sorted.every(
    ({ start }, index) => start >= (sorted[index - 1]?.end ?? 0),
  );
}

function suggestionOf<MessageIds extends string>(
  repair: Repair,
): TSESLint.SuggestionReportDescriptor<MessageIds> {
  return {
    messageId: repair.kind as MessageIds,
    data: repair.facts ?? {},
    fix: (fixer) =>
      repair.edits.map((edit) =>
        fixer.replaceTextRange([edit.start, edit.end], edit.text),
      ),
  };
}
