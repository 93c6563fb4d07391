import ts from "typescript";

import { execute, importPackages } from "./execute.ts";
import { explained } from "./explained.ts";
import { lintCompiling } from "./lint.ts";
import type { Program } from "./program.ts";

/** What a smaller program must still show. */
export interface Shown {
  readonly rule: string;
  readonly kind: "harmless" | "silent";
  readonly cause: string | undefined;
}

/** Which of some programs still show it. */
export type Judge = (
  programs: readonly Program[],
) => Promise<Program | undefined>;

/**
 * The smallest program that shows the same disagreement: takes out statements and unwraps blocks for as
 * long as one of the programs that are smaller by one step still shows it.
 *
 * @param judge Gives the first of some programs that shows it.
 * @param seconds After this time the smallest one so far is good enough.
 */
export async function shrink(
  program: Program,
  judge: Judge,
  seconds = 120,
): Promise<Program> {
  const end = performance.now() + seconds * 1000;
  let smallest = program;
  while (performance.now() < end) {
    const next = await judge(
      stepsFrom(smallest.source).map((source) => ({ ...smallest, source })),
    );
    if (!next) break;
    smallest = next;
  }
  return smallest;
}

/** Lints the programs together and runs those of which the right thing is said, the shortest first. */
export function judgeOf({ rule, kind, cause }: Shown): Judge {
  return async (steps) => {
    await importPackages();
    // Without an export a file is a script, whose names all others see.
    const programs = steps.filter(({ source }) => /^export /m.test(source));
    const reports = lintCompiling(programs);
    for (const [at, program] of programs.entries()) {
      const reported = reports[at]?.has(rule);
      if (reported !== (kind === "harmless")) continue;
      const { misbehaves } = await execute(program);
      if (misbehaves.has(rule) === reported) continue;
      if (explained(rule, kind, program) === cause) return program;
    }
    return undefined;
  };
}

/** Every source that is smaller by one step, the shortest first. */
export function stepsFrom(source: string): readonly string[] {
  const file = ts.createSourceFile(
    "p.ts",
    source,
    ts.ScriptTarget.Latest,
    true,
  );
  const found = new Set<string>();
  const replaced = (from: number, to: number, by: string): void => {
    const text = source.slice(0, from) + by + source.slice(to);
    found.add(text.replace(/\n\s*\n/g, "\n"));
  };
  const look = (node: ts.Node): void => {
    if (ts.isStatement(node) && isInList(node))
      for (const inner of ["", ...insidesOf(node)])
        replaced(node.getFullStart(), node.end, inner);
    for (const { pos, end } of partsOf(node)) replaced(pos, end, "");
    ts.forEachChild(node, look);
  };
  look(file);
  found.delete(source);
  return [...found].sort((one, other) => one.length - other.length);
}

function isInList({ parent }: ts.Node): boolean {
  return ts.isBlock(parent) || ts.isSourceFile(parent);
}

/** What may stand in place of a statement: what is in each of its blocks. */
function insidesOf(node: ts.Statement): readonly string[] {
  const blocks = ts.isIfStatement(node)
    ? [node.thenStatement, node.elseStatement]
    : ts.isTryStatement(node)
      ? [node.tryBlock, node.catchClause?.block, node.finallyBlock]
      : ts.isForOfStatement(node)
        ? [node.statement]
        : [];
  return blocks.flatMap((block) => {
    if (!block) return [];
    const inner = ts.isBlock(block) ? block.statements : [block];
    return [inner.map((one) => one.getFullText()).join("")];
  });
}

/** What a statement can be without, beside the statements in it. */
function partsOf(node: ts.Node): readonly ts.TextRange[] {
  if (ts.isIfStatement(node) && node.elseStatement)
    return [{ pos: node.thenStatement.end, end: node.end }];
  if (ts.isTryStatement(node) && node.catchClause && node.finallyBlock)
    return [node.catchClause, { pos: node.catchClause.end, end: node.end }];
  return [];
}
