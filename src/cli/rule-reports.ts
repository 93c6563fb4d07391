import type ts from "typescript";

import { rules } from "../rules/index.ts";

/** What a rule says at one place. */
export interface RuleReport {
  readonly rule: string;
  readonly sourceFile: ts.SourceFile;
  readonly position: number;
  readonly message: string;
}

interface Descriptor {
  readonly loc: { readonly start: ts.LineAndCharacter };
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
}

/** The part of a rule that is called here: as ESLint calls it, without ESLint. */
interface RunnableRule {
  readonly meta: {
    readonly docs?: { readonly strictOptions?: readonly unknown[] };
    readonly messages: Readonly<Record<string, string>>;
  };
  readonly create: (context: object) => {
    readonly Program?: (program: object) => void;
  };
}

const runnable = rules as unknown as Readonly<Record<string, RunnableRule>>;

/**
 * Runs one rule on one file of a program, options and all, and gives what it reports, in source order.
 * The rule's own code decides; this stands for the small part of ESLint that it needs.
 *
 * @throws what the rule throws, which ESLint would not see: a defect of this plugin.
 */
export function reportsOf(
  rule: string,
  program: ts.Program,
  sourceFile: ts.SourceFile,
  rawSettings: unknown,
  options: readonly unknown[],
): readonly RuleReport[] {
  const { create, meta } = runnable[rule] ?? unknownRule(rule);
  const reports: RuleReport[] = [];
  const context = {
    id: rule,
    options,
    filename: sourceFile.fileName,
    cwd: process.cwd(),
    settings: { "async-middleware": rawSettings },
    languageOptions: {},
    sourceCode: {
      ast: {},
      parserServices: {
        program,
        esTreeNodeToTSNodeMap: { get: () => sourceFile },
      },
      getFirstToken: () => undefined,
      getLocFromIndex: (index: number) =>
        sourceFile.getLineAndCharacterOfPosition(index),
    },
    report: ({ loc, messageId, data = {} }: Descriptor) =>
      void reports.push({
        rule,
        sourceFile,
        position: sourceFile.getPositionOfLineAndCharacter(
          loc.start.line,
          loc.start.character,
        ),
        message: filled(meta.messages[messageId] ?? messageId, data),
      }),
  };
  throwing(() => create(context).Program?.({}));
  return reports.sort((left, right) => left.position - right.position);
}

/** What `strict` sets for a rule. */
export function strictOptionsOf(rule: string): readonly unknown[] {
  return runnable[rule]?.meta.docs?.strictOptions ?? [];
}

/**
 * The line of the ESLint comment that switches a report off, if one does. Blocks of
 * `eslint-disable` … `eslint-enable` are read from the text above the report.
 */
export function silencedAt({
  rule,
  sourceFile,
  position,
}: RuleReport): number | undefined {
  const lines = sourceFile.text.split(/\r?\n/);
  const at = sourceFile.getLineAndCharacterOfPosition(position).line;
  const names = (line: number, directive: string): boolean => {
    const listed = new RegExp(
      String.raw`(?:/\*|//)\s*${directive}(?![-\w])(?<rules>[^*]*)`,
    ).exec(lines[line] ?? "")?.groups?.["rules"];
    const named = listed?.split(/\s--\s/)[0]?.trim();
    return (
      named === "" ||
      named?.split(/[\s,]+/).includes(`async-middleware/${rule}`) === true
    );
  };
  if (names(at, "eslint-disable-line")) return at + 1;
  if (names(at - 1, "eslint-disable-next-line")) return at;
  for (let line = at; line >= 0; line--) {
    if (names(line, "eslint-enable")) return undefined;
    if (names(line, "eslint-disable")) return line + 1;
  }
  return undefined;
}

function filled(
  message: string,
  data: Readonly<Record<string, string>>,
): string {
  return message.replace(
    /\{\{\s*(\w+)\s*\}\}/g,
    (_, name: string) => data[name] ?? "",
  );
}

/** In the linter a defect of ours is silence; who asks why a rule is silent has to see it. */
function throwing(run: () => void): void {
  const before = process.env["DEBUG"];
  process.env["DEBUG"] = `${before ?? ""},async-middleware:throw`;
  try {
    run();
  } finally {
    if (before === undefined) delete process.env["DEBUG"];
    else process.env["DEBUG"] = before;
  }
}

function unknownRule(rule: string): never {
  throw new Error(`There is no rule ${rule}.`);
}
