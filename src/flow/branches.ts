import ts from "typescript";

import type { Builder } from "./builder.ts";
import { condition } from "./conditions.ts";
import { evaluate } from "./expressions.ts";
import { bind } from "./patterns.ts";
import { hoist, sequence, statement } from "./statements.ts";

/** `if … else if … else`, without recursion along the chain. */
export function ifElse(flow: Builder, node: ts.IfStatement): void {
  const after = flow.block();
  let at: ts.Statement | undefined = node;
  while (at && ts.isIfStatement(at)) {
    const then = flow.block();
    const otherwise = flow.block();
    condition(flow, at.expression, then, otherwise);
    flow.current = then;
    statement(flow, at.thenStatement);
    flow.proceed(after);
    flow.current = otherwise;
    at = at.elseStatement;
  }
  if (at) statement(flow, at);
  flow.proceed(after);
}

/** `switch`: the cases are compared in their order, wherever `default` stands. */
export function choice(flow: Builder, node: ts.SwitchStatement): void {
  const after = flow.block();
  const { clauses } = node.caseBlock;
  evaluate(flow, node.expression);
  for (const clause of clauses) hoist(flow, clause.statements);
  const bodies = clauses.map(() => flow.block());
  let fallback = after;
  for (const [index, clause] of clauses.entries()) {
    const body = bodies[index] ?? after;
    if (ts.isDefaultClause(clause)) {
      fallback = body;
      continue;
    }
    evaluate(flow, clause.expression);
    flow.edge(body, "case", clause.expression);
    flow.proceed(flow.block());
  }
  flow.edge(fallback, "default", node.expression);
  flow.current = flow.block();
  flow.inside("break", after, [], true, () => {
    for (const [index, clause] of clauses.entries()) {
      flow.proceed(bodies[index] ?? after);
      sequence(flow, clause.statements);
    }
  });
  flow.proceed(after);
}

/** `try … catch … finally`. */
export function attempt(flow: Builder, node: ts.TryStatement): void {
  const { tryBlock, catchClause, finallyBlock } = node;
  if (finallyBlock) {
    flow.guarded(
      () => {
        handled(flow, tryBlock, catchClause);
      },
      () => {
        statement(flow, finallyBlock);
      },
    );
  } else {
    handled(flow, tryBlock, catchClause);
  }
}

function handled(
  flow: Builder,
  tryBlock: ts.Block,
  catchClause: ts.CatchClause | undefined,
): void {
  if (!catchClause) {
    statement(flow, tryBlock);
    return;
  }
  const after = flow.block();
  const handler = flow.block();
  flow.catching(handler, () => {
    statement(flow, tryBlock);
  });
  flow.proceed(after);
  flow.current = handler;
  if (catchClause.variableDeclaration)
    bind(flow, catchClause.variableDeclaration);
  statement(flow, catchClause.block);
  flow.proceed(after);
}
