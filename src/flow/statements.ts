import ts from "typescript";

import { isAsync } from "../program/syntax/functions.ts";
import type { Builder } from "./builder.ts";
import { evaluate } from "./expressions.ts";
import { classParts } from "./literals.ts";
import { loop } from "./loops.ts";
import { choice, ifElse, attempt } from "./branches.ts";
import { declare, isUsing, scopeOf } from "./using.ts";

const kinds = ts.SyntaxKind;

/** The statements of one scope: function declarations first, then each in its turn. */
export function statements(flow: Builder, list: readonly ts.Statement[]): void {
  hoist(flow, list);
  sequence(flow, list);
}

/** The function declarations of a scope have their values before its first statement. */
export function hoist(flow: Builder, list: readonly ts.Statement[]): void {
  for (const node of list) {
    if (ts.isFunctionDeclaration(node) && node.body) flow.step("bind", node);
  }
}

/** Statements in their turn; a `using` among them takes the rest as its scope. */
export function sequence(
  flow: Builder,
  list: readonly ts.Statement[],
  from = 0,
): void {
  for (let at = from; at < list.length; at++) {
    const node = list[at];
    if (!node) continue;
    if (ts.isVariableStatement(node) && isUsing(node.declarationList)) {
      flow.descend();
      scopeOf(flow, node.declarationList, () => {
        sequence(flow, list, at + 1);
      });
      flow.ascend();
      return;
    }
    statement(flow, node);
  }
}

export function statement(flow: Builder, node: ts.Statement): void {
  flow.descend();
  visit(flow, node);
  flow.ascend();
}

function visit(flow: Builder, node: ts.Statement): void {
  switch (node.kind) {
    case kinds.Block:
      statements(flow, (node as ts.Block).statements);
      return;
    case kinds.ExpressionStatement:
      evaluate(flow, (node as ts.ExpressionStatement).expression);
      return;
    case kinds.VariableStatement:
      if (!isAmbient(node))
        declare(flow, (node as ts.VariableStatement).declarationList);
      return;
    case kinds.IfStatement:
      ifElse(flow, node as ts.IfStatement);
      return;
    case kinds.ReturnStatement:
      returns(flow, node as ts.ReturnStatement);
      return;
    case kinds.ThrowStatement:
      evaluate(flow, (node as ts.ThrowStatement).expression);
      flow.step("throw", node);
      flow.leave({ kind: "throw" });
      return;
    case kinds.BreakStatement:
      flow.jump("break", (node as ts.BreakStatement).label?.text);
      return;
    case kinds.ContinueStatement:
      flow.jump("continue", (node as ts.ContinueStatement).label?.text);
      return;
    case kinds.WhileStatement:
    case kinds.DoStatement:
    case kinds.ForStatement:
    case kinds.ForOfStatement:
    case kinds.ForInStatement:
      loop(flow, node as ts.IterationStatement, []);
      return;
    case kinds.LabeledStatement:
      labelled(flow, node as ts.LabeledStatement);
      return;
    case kinds.SwitchStatement:
      choice(flow, node as ts.SwitchStatement);
      return;
    case kinds.TryStatement:
      attempt(flow, node as ts.TryStatement);
      return;
    case kinds.WithStatement: {
      const { expression, statement: body } = node as ts.WithStatement;
      evaluate(flow, expression);
      statement(flow, body);
      return;
    }
    case kinds.ClassDeclaration:
      if (isAmbient(node)) return;
      classParts(flow, node as ts.ClassDeclaration);
      flow.step("bind", node);
      return;
    case kinds.EnumDeclaration:
      if (isAmbient(node)) return;
      for (const { initializer } of (node as ts.EnumDeclaration).members) {
        if (initializer) evaluate(flow, initializer);
      }
      flow.step("bind", node);
      return;
    case kinds.ModuleDeclaration:
      namespace(flow, node as ts.ModuleDeclaration);
      return;
    case kinds.ExportAssignment:
      evaluate(flow, (node as ts.ExportAssignment).expression);
      flow.step("bind", node);
      return;
    default:
      // Function declarations are bound already; the rest are types, imports, `debugger` and `;`.
      return;
  }
}

function returns(flow: Builder, node: ts.ReturnStatement): void {
  if (node.expression) {
    evaluate(flow, node.expression);
    if (isInAsyncGenerator(node)) flow.throwing("suspend", node);
  }
  flow.step("return", node);
  flow.leave({ kind: "return" });
}

/** There `return p` awaits `p`. */
function isInAsyncGenerator(node: ts.ReturnStatement): boolean {
  let at: ts.Node = node;
  while (!ts.isFunctionLike(at) && !ts.isSourceFile(at)) at = at.parent;
  return "asteriskToken" in at && at.asteriskToken !== undefined && isAsync(at);
}

function labelled(flow: Builder, node: ts.LabeledStatement): void {
  const labels = [node.label.text];
  let body = node.statement;
  while (ts.isLabeledStatement(body)) {
    labels.push(body.label.text);
    body = body.statement;
  }
  if (ts.isIterationStatement(body, false)) {
    loop(flow, body, labels);
    return;
  }
  const after = flow.block();
  flow.inside("break", after, labels, false, () => {
    statement(flow, body);
  });
  flow.proceed(after);
}

function namespace(flow: Builder, node: ts.ModuleDeclaration): void {
  const { body } = node;
  if (isAmbient(node) || !body || !ts.isIdentifier(node.name)) return;
  if (ts.isModuleBlock(body)) statements(flow, body.statements);
  else if (ts.isModuleDeclaration(body))
    flow.nest(() => {
      namespace(flow, body);
    });
  flow.step("bind", node);
}

function isAmbient(node: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts
      .getModifiers(node)
      ?.some((modifier) => modifier.kind === kinds.DeclareKeyword) ??
      false)
  );
}
