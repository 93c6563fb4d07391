import ts from "typescript";

import {
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { isConstant, symbolOf } from "../../program/types/symbols.ts";
import type { Project } from "../project.ts";
import { declaredMember, type Lineage } from "./lineage.ts";
import { isRuntimeName } from "./runtime-use.ts";

/** What a test of the mode asks about. */
export type Subject =
  | { readonly kind: "downstream" | "answer" | "this" | "request" | "unknown" }
  | { readonly kind: "member"; readonly name: string };

/** An expression that tells which mode a hybrid is in. */
export interface ModeTest {
  /** Where it is written: in a condition, or where a field gets its value. */
  readonly node: ts.Expression;
  /** By a predicate, by the promise itself, or by the name of the function's constructor. */
  readonly by: "predicate" | "promise" | "constructorName";
  readonly subject: Subject;
  /** Whether the condition is true where the predicate is false. */
  readonly negated: boolean;
}

/** What the names of a layer's code can be told apart by. */
export interface ModeScope {
  readonly project: Project;
  /** Nothing for a function. */
  readonly lineage: Lineage | undefined;
  /** The first parameter of the body that runs. */
  readonly request: ts.Symbol | undefined;
  readonly isDownstream: (expression: ts.Expression) => boolean;
}

/** The test of the mode that a condition is, through `!`, constants, fields, getters and small methods. */
export function modeTestOf(
  scope: ModeScope,
  condition: ts.Expression,
  depth = 6,
): ModeTest | undefined {
  const inner = skipOuter(condition);
  if (depth === 0) return undefined;
  if (
    ts.isPrefixUnaryExpression(inner) &&
    inner.operator === ts.SyntaxKind.ExclamationToken
  ) {
    const test = modeTestOf(scope, inner.operand, depth - 1);
    return test && { ...test, negated: !test.negated };
  }
  const direct = directTest(scope, inner);
  if (direct) return direct;
  const value = valueBehind(scope, inner);
  return value && modeTestOf(scope, value, depth - 1);
}

function directTest(
  scope: ModeScope,
  node: ts.Expression,
): ModeTest | undefined {
  if (ts.isCallExpression(node)) {
    const [argument] = node.arguments;
    if (!argument) return undefined;
    const by = predicateKind(scope.project, node.expression);
    return (
      by && { node, by, subject: subjectOf(scope, argument), negated: false }
    );
  }
  if (!ts.isBinaryExpression(node)) return undefined;
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.InstanceOfKeyword) {
    if (node.right.getText() !== "Promise") return undefined;
    const subject = subjectOf(scope, node.left);
    return { node, by: "promise", subject, negated: false };
  }
  const equal = operator === ts.SyntaxKind.EqualsEqualsEqualsToken;
  if (!equal && operator !== ts.SyntaxKind.ExclamationEqualsEqualsToken)
    return undefined;
  const named = skipOuter(node.left);
  if (
    !ts.isStringLiteralLike(node.right) ||
    node.right.text !== "AsyncFunction" ||
    !ts.isPropertyAccessExpression(named) ||
    named.name.text !== "name" ||
    !ts.isPropertyAccessExpression(named.expression)
  )
    return undefined;
  const subject = subjectOf(scope, named.expression.expression);
  return { node, by: "constructorName", subject, negated: !equal };
}

/** `isCoroutineFunction(…)`, the runtime's or the project's own; Node's knows only `async` functions. */
function predicateKind(
  project: Project,
  callee: ts.Expression,
): ModeTest["by"] | undefined {
  if (isRuntimeName(project, callee, "isCoroutineFunction")) return "predicate";
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(name)) return undefined;
  if (name.text === "isAsyncFunction" && !isFunctionOfProject(project, name))
    return "constructorName";
  return /^is_?(?:async|coroutine)(?:_?(?:function|callable|fn))?$/i.test(
    name.text,
  ) && isFunctionOfProject(project, name)
    ? "predicate"
    : undefined;
}

function isFunctionOfProject(project: Project, name: ts.Identifier): boolean {
  const declaration = symbolOf(project.checker, name)?.declarations?.[0];
  return (
    declaration !== undefined && !declaration.getSourceFile().isDeclarationFile
  );
}

/** What an expression is to a layer: its downstream, that one's answer, itself, the request. */
function subjectOf(
  scope: ModeScope,
  expression: ts.Expression,
  depth = 4,
): Subject {
  const inner = skipOuter(expression);
  if (scope.isDownstream(inner)) return { kind: "downstream" };
  if (inner.kind === ts.SyntaxKind.ThisKeyword) return { kind: "this" };
  if (ts.isAwaitExpression(inner)) return { kind: "unknown" };
  if (ts.isCallExpression(inner))
    return scope.isDownstream(skipOuter(inner.expression))
      ? { kind: "answer" }
      : { kind: "unknown" };
  if (
    ts.isPropertyAccessExpression(inner) &&
    inner.expression.kind === ts.SyntaxKind.ThisKeyword
  ) {
    const name = inner.name.text;
    const member = scope.lineage && declaredMember(scope.lineage, name);
    return member && ts.isMethodDeclaration(member)
      ? { kind: "member", name }
      : { kind: "unknown" };
  }
  if (!ts.isIdentifier(inner)) return { kind: "unknown" };
  const symbol = symbolOf(scope.project.checker, inner);
  if (symbol && symbol === scope.request) return { kind: "request" };
  const value = symbol?.valueDeclaration;
  return depth > 0 &&
    value &&
    isConstant(value) &&
    (value as ts.VariableDeclaration).initializer
    ? subjectOf(
        scope,
        (value as ts.VariableDeclaration).initializer as ts.Expression,
        depth - 1,
      )
    : { kind: "unknown" };
}

/** The expression whose value a name, a field, a getter or a small method gives. */
function valueBehind(
  { project, lineage }: ModeScope,
  node: ts.Expression,
): ts.Expression | undefined {
  if (ts.isIdentifier(node)) {
    const declaration = symbolOf(project.checker, node)?.valueDeclaration;
    return declaration && isConstant(declaration)
      ? (declaration as ts.VariableDeclaration).initializer
      : undefined;
  }
  const access = ts.isCallExpression(node) ? node.expression : node;
  if (
    !lineage ||
    !ts.isPropertyAccessExpression(access) ||
    access.expression.kind !== ts.SyntaxKind.ThisKeyword
  )
    return undefined;
  const member = declaredMember(lineage, access.name.text);
  if (member && isFunctionWithBody(member)) {
    if (ts.isMethodDeclaration(member) !== ts.isCallExpression(node))
      return undefined;
    const [only, ...others] = ts.isBlock(member.body)
      ? member.body.statements
      : [];
    return only && others.length === 0 && ts.isReturnStatement(only)
      ? only.expression
      : undefined;
  }
  if (member && ts.isPropertyDeclaration(member)) return member.initializer;
  const values = lineage.classes.flatMap((each) =>
    assignmentsTo(each, access.name.text),
  );
  return values.length === 1 ? values[0] : undefined;
}

/** What a constructor gives a field: `this.isAsync = …`, under any condition. */
function assignmentsTo(
  owner: ts.ClassLikeDeclaration,
  field: string,
): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(node.left) &&
      node.left.expression.kind === ts.SyntaxKind.ThisKeyword &&
      node.left.name.text === field
    )
      found.push(node.right);
    ts.forEachChild(node, visit);
  };
  for (const member of owner.members) {
    if (ts.isConstructorDeclaration(member) && member.body) visit(member.body);
  }
  return found;
}
