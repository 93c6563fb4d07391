import ts from "typescript";

import {
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { literalOf } from "../../program/syntax/literals.ts";
import { isAndOr, isAssignment } from "../../program/syntax/operators.ts";
import { aliasedBy, isAccess, rootOf } from "./aliases.ts";
import {
  equal,
  opaque,
  ordered,
  truthy,
  type Constraint,
} from "./constraints.ts";
import type { Value } from "./state.ts";

/** What a condition asks, and of what. */
export interface Question {
  readonly subject: string;
  ask(truth: boolean): Constraint;
  /** Whether it asks for plain truth. */
  readonly plain: boolean;
}

/** The question of a condition; `&&`, `||` and `!` are edges already. */
export function questionOf(condition: ts.Expression): Question {
  const inner = skipOuter(condition);
  if (ts.isBinaryExpression(inner)) {
    const operator = inner.operatorToken.getText();
    if (/^[!=]==?$/.test(operator)) {
      const right = literalOf(inner.right);
      const left = right ? undefined : literalOf(inner.left);
      const constant = right ??
        left ?? { value: opaque(inner.right.getText()) };
      const strict = operator.length === 3;
      const negated = operator.startsWith("!");
      return {
        subject: textOf(left ? inner.right : inner.left),
        ask: (truth) => equal(constant.value, strict, truth !== negated),
        plain: false,
      };
    }
    const bound = skipOuter(inner.right);
    if (/^[<>]=?$/.test(operator) && ts.isNumericLiteral(bound)) {
      return {
        subject: textOf(inner.left),
        ask: (truth) => ordered(operator as "<", Number(bound.text), truth),
        plain: false,
      };
    }
    if (inner.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) {
      return {
        subject: `instanceof ${textOf(inner.left)}`,
        ask: (truth) => equal(opaque(textOf(inner.right)), true, truth),
        plain: false,
      };
    }
  }
  return { subject: textOf(inner), ask: truthy, plain: true };
}

/** The question that a matching `case` answers. */
export function caseQuestion(condition: ts.Expression): Question | undefined {
  const clause = condition.parent;
  if (!ts.isCaseClause(clause)) return undefined;
  const constant = literalOf(clause.expression) ?? {
    value: opaque(clause.expression.getText()),
  };
  return {
    subject: textOf(clause.parent.parent.expression),
    ask: (truth) => equal(constant.value, true, truth),
    plain: false,
  };
}

/** The value that an expression shows. */
export function valueOf(expression: ts.Expression): Value | undefined {
  const inner = skipOuter(expression);
  const constant = literalOf(inner);
  if (constant) return { kind: "literal", value: constant.value };
  if (ts.isObjectLiteralExpression(inner)) return objectOf(inner);
  return ts.isArrayLiteralExpression(inner) ||
    ts.isNewExpression(inner) ||
    isFunctionWithBody(inner)
    ? { kind: "object" }
    : undefined;
}

function objectOf(literal: ts.ObjectLiteralExpression): Value {
  const properties = new Map<string, Value | undefined>();
  for (const member of literal.properties) {
    const { name } = member;
    if (!name || !(ts.isIdentifier(name) || ts.isStringLiteral(name)))
      return { kind: "object" };
    properties.set(
      name.text,
      ts.isPropertyAssignment(member) ? valueOf(member.initializer) : undefined,
    );
  }
  return { kind: "object", properties };
}

/** The value that a type leaves no choice about, as far as conditions can tell. */
export function valueOfType(
  checker: ts.TypeChecker,
  type: ts.Type,
): Value | undefined {
  const { flags } = type;
  if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void))
    return { kind: "literal", value: undefined };
  if (flags & ts.TypeFlags.Null) return { kind: "literal", value: null };
  if (flags & ts.TypeFlags.BooleanLiteral)
    return { kind: "literal", value: checker.typeToString(type) === "true" };
  const parts = type.isUnion() ? type.types : [type];
  const solid = ts.TypeFlags.Object | ts.TypeFlags.Intersection;
  if (parts.every((part) => (part.flags & solid) !== 0))
    return { kind: "object" };
  const present =
    solid |
    ts.TypeFlags.StringLike |
    ts.TypeFlags.NumberLike |
    ts.TypeFlags.BooleanLike |
    ts.TypeFlags.BigIntLike;
  return parts.every((part) => (part.flags & present) !== 0)
    ? { kind: "present" }
    : undefined;
}

/** An expression's text in one spelling: `user!.name`, `user?.name` and `u.name` of `const u = user` ask the same. */
export function textOf(expression: ts.Expression): string {
  const inner = skipOuter(expression);
  const root = ts.isPropertyAccessExpression(inner) ? rootOf(inner) : inner;
  const alias =
    root !== inner && ts.isIdentifier(root) ? aliasedBy(root) : undefined;
  const text = inner.getText();
  return (
    alias === undefined ? text : `${alias}${text.slice(root.getText().length)}`
  )
    .replace(/\?\.(?=[\w$#])/g, ".")
    .replace(/!(?=[.)[\]]|$)/g, "")
    .replace(/\s+/g, " ");
}

interface Asked {
  /** Subjects that more than one condition asks for. */
  readonly repeated: ReadonlySet<string>;
  /** Subjects that some condition asks for. */
  readonly once: ReadonlySet<string>;
  /** Names that one pattern binds, properties of one object: one of them often excludes the others. */
  readonly siblings: ReadonlyMap<string, string>;
}

const known = new WeakMap<ts.Node, Asked>();

/** What the conditions of a body ask for, by its text alone. */
export function askedIn(body: ts.Node): Asked {
  let asked = known.get(body);
  if (!asked) known.set(body, (asked = collect(body)));
  return asked;
}

function collect(body: ts.Node): Asked {
  const counts = new Map<string, number>();
  const plain = new Set<string>();
  const patterns = new Map<string, string>();
  const copies: (readonly [name: string, source: string])[] = [];
  const lengths: string[] = [];
  const count = ({ subject, plain: isPlain }: Question): void => {
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
    if (isPlain) plain.add(subject);
  };
  const ask = (expression: ts.Expression): void => {
    const inner = skipOuter(expression);
    if (
      ts.isPrefixUnaryExpression(inner) &&
      inner.operator === ts.SyntaxKind.ExclamationToken
    )
      ask(inner.operand);
    else if (ts.isBinaryExpression(inner) && isAndOr(inner)) {
      ask(inner.left);
      ask(inner.right);
    } else count(questionOf(inner));
  };
  const look = (node: ts.Node): void => {
    if (isFunctionWithBody(node) && node !== body) return;
    if (
      ts.isIfStatement(node) ||
      ts.isWhileStatement(node) ||
      ts.isDoStatement(node)
    )
      ask(node.expression);
    else if (ts.isForStatement(node) && node.condition) ask(node.condition);
    else if (ts.isConditionalExpression(node)) ask(node.condition);
    else if (ts.isBinaryExpression(node) && isAndOr(node)) ask(node.left);
    else if (ts.isCaseClause(node)) {
      const question = caseQuestion(node.expression);
      if (question) count(question);
    } else if (
      ts.isBindingElement(node) &&
      ts.isIdentifier(node.name) &&
      !ts.isParameter(node.parent.parent)
    )
      patterns.set(node.name.text, `pattern ${String(node.parent.pos)}`);
    const copied = copiedBy(node);
    if (copied) copies.push(copied);
    if (ts.isForOfStatement(node) && isAccess(skipOuter(node.expression)))
      lengths.push(`${textOf(node.expression)}.length`);
    ts.forEachChild(node, look);
  };
  look(body);
  const once = new Set(counts.keys());
  // `const done = state.sent; if (done) return;` asks for `state.sent`.
  const asked = copies.flatMap(([name, source]) =>
    once.has(name) ? source : [],
  );
  for (const source of asked) once.add(source);
  return {
    repeated: new Set([
      ...[...counts].flatMap(([subject, times]) => (times > 1 ? subject : [])),
      ...asked,
      // A loop over a list asks whether there is anything in it.
      ...lengths.filter((length) => once.has(length)),
    ]),
    once,
    siblings: siblingsOf(body, plain, patterns),
  };
}

/** `done` and `state.sent` of `const done = state.sent`, `const { sent: done } = state` and `done ||= state.sent`. */
export function copiedBy(
  node: ts.Node,
): readonly [name: string, source: string] | undefined {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    return isAssignment(kind) && isAccess(node.left) && isAccess(node.right)
      ? [textOf(node.left), textOf(node.right)]
      : undefined;
  }
  if (ts.isVariableDeclaration(node))
    return ts.isIdentifier(node.name) &&
      node.initializer &&
      isAccess(node.initializer)
      ? [node.name.text, textOf(node.initializer)]
      : undefined;
  if (!ts.isBindingElement(node) || node.initializer) return undefined;
  const { parent } = node.parent;
  const taken = node.propertyName ?? node.name;
  return ts.isIdentifier(node.name) &&
    ts.isIdentifier(taken) &&
    ts.isObjectBindingPattern(node.parent) &&
    ts.isVariableDeclaration(parent) &&
    parent.initializer &&
    isAccess(parent.initializer)
    ? [node.name.text, `${placeOf(parent.initializer)}.${taken.text}`]
    : undefined;
}

/** An object as `textOf` writes it in front of a property. */
export function placeOf(object: ts.Expression): string {
  const inner = skipOuter(object);
  return (
    (ts.isIdentifier(inner) ? aliasedBy(inner) : undefined) ?? textOf(inner)
  );
}

/** The group of each subject that others share its origin with; what requests hold is independent. */
function siblingsOf(
  body: ts.Node,
  subjects: ReadonlySet<string>,
  patterns: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const parameters = ts.isFunctionLike(body)
    ? body.parameters.map((parameter) => parameter.name.getText())
    : [];
  const groups = new Map<string, string>();
  for (const subject of subjects) {
    const property = /^([\w$]+(?:\.[\w$]+)*)\.[\w$]+$/.exec(subject)?.[1];
    const group = property ?? patterns.get(subject);
    const root = property?.split(".")[0] ?? "";
    if (group && !parameters.includes(root)) groups.set(subject, group);
  }
  const sizes = new Map<string, number>();
  for (const group of groups.values())
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return new Map(
    [...groups].filter(([, group]) => (sizes.get(group) ?? 0) > 1),
  );
}
