import ts from "typescript";

import type { Builder } from "./builder.ts";
import { condition } from "./conditions.ts";
import type { Draft } from "./draft.ts";
import { evaluate } from "./expressions.ts";
import { assign, bind } from "./patterns.ts";
import { statement } from "./statements.ts";
import { declare, disposing, isUsing, scopeOf } from "./using.ts";

type Labels = readonly string[];

/** A loop, with the labels that stand before it. */
export function loop(
  flow: Builder,
  node: ts.IterationStatement,
  labels: Labels,
): void {
  if (ts.isForStatement(node)) forLoop(flow, node, labels);
  else if (ts.isForOfStatement(node) || ts.isForInStatement(node))
    iteration(flow, node, labels);
  else if (ts.isDoStatement(node)) doLoop(flow, node, labels);
  else if (ts.isWhileStatement(node))
    turns(flow, node, labels, node.expression, undefined);
}

function forLoop(flow: Builder, node: ts.ForStatement, labels: Labels): void {
  const { initializer } = node;
  const rest = (): void => {
    turns(flow, node, labels, node.condition, node.incrementor);
  };
  if (initializer && ts.isVariableDeclarationList(initializer)) {
    if (isUsing(initializer)) {
      scopeOf(flow, initializer, rest);
      return;
    }
    declare(flow, initializer);
  } else if (initializer) {
    evaluate(flow, initializer);
  }
  rest();
}

/** The turns of `while` and `for`. */
function turns(
  flow: Builder,
  node: ts.IterationStatement,
  labels: Labels,
  test: ts.Expression | undefined,
  incrementor: ts.Expression | undefined,
): void {
  const head = flow.block();
  const body = flow.block();
  const again = flow.block();
  const after = flow.block();
  flow.proceed(head);
  if (test) condition(flow, test, body, after);
  else flow.proceed(body);
  flow.current = body;
  within(flow, after, again, labels, () => {
    statement(flow, node.statement);
  });
  flow.proceed(again);
  if (incrementor) evaluate(flow, incrementor);
  flow.repeat(head);
  flow.current = after;
}

function doLoop(flow: Builder, node: ts.DoStatement, labels: Labels): void {
  const body = flow.block();
  const test = flow.block();
  const again = flow.block();
  const after = flow.block();
  flow.proceed(body);
  within(flow, after, test, labels, () => {
    statement(flow, node.statement);
  });
  flow.proceed(test);
  condition(flow, node.expression, again, after);
  flow.current = again;
  flow.repeat(body);
  flow.current = after;
}

/** `for … of` and `for … in`: the step of the statement itself asks for the next value. */
function iteration(
  flow: Builder,
  node: ts.ForOfStatement | ts.ForInStatement,
  labels: Labels,
): void {
  const head = flow.block();
  const body = flow.block();
  const again = flow.block();
  const after = flow.block();
  const suspends =
    ts.isForOfStatement(node) && node.awaitModifier !== undefined;
  evaluate(flow, node.expression);
  flow.proceed(head);
  if (suspends) flow.step("suspend", node);
  if (ts.isForOfStatement(node)) flow.throwing("evaluate", node);
  else flow.step("evaluate", node);
  flow.edge(body, "true");
  flow.edge(after, "false");
  flow.current = body;
  const turn = (): void => {
    flow.inside("continue", again, labels, true, () => {
      target(flow, node.initializer, () => {
        statement(flow, node.statement);
      });
    });
    flow.proceed(again);
    flow.repeat(head);
  };
  flow.inside("break", after, labels, true, () => {
    if (!suspends) {
      turn();
      return;
    }
    // A jump or an exception out of the loop waits until the iterator is closed.
    flow.guarded(turn, () => {
      flow.step("suspend", node);
    });
  });
  flow.current = after;
}

/** The variable of a turn, and the turn's body. */
function target(
  flow: Builder,
  initializer: ts.ForInitializer,
  body: () => void,
): void {
  if (!ts.isVariableDeclarationList(initializer)) {
    assign(flow, initializer);
    body();
    return;
  }
  for (const declaration of initializer.declarations) bind(flow, declaration);
  if (isUsing(initializer)) disposing(flow, initializer, body);
  else body();
}

function within(
  flow: Builder,
  after: Draft,
  again: Draft,
  labels: Labels,
  body: () => void,
): void {
  flow.inside("break", after, labels, true, () => {
    flow.inside("continue", again, labels, true, body);
  });
}
