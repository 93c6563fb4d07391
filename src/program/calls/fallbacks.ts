import ts from "typescript";

import type { CalleeBody } from "./callee.ts";
import {
  givenParametersOf,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { namesDeclaredIn } from "../syntax/set-names.ts";
import { typeAt } from "../types/types.ts";

/**
 * What stands in for a parameter, or for a field of one, that its caller leaves out:
 * `name ?? read()`, `name ??= read()`, `if (!name) name = read()`, `name ? name : read()`.
 */
export interface Fallback {
  /** Of the parameter, `this` not counted. */
  readonly index: number;
  readonly field: string | undefined;
  /** Whether an empty text, `0` or `false` counts as missing. */
  readonly falsy: boolean;
  /** True for `options.read?.() ?? read()`: what it gives when it is called counts too. */
  readonly called?: boolean;
}

/** The parameter of `body` whose absence `node` depends on, if it does. */
export function fallbackOf(
  body: CalleeBody,
  node: ts.Node,
): Fallback | undefined {
  if (!isFunctionWithBody(body) || body.parameters.length === 0)
    return undefined;
  const callee = ts.isCallExpression(node) ? skipOuter(node.expression) : node;
  if (node !== callee && ts.isIdentifier(callee)) {
    const chosen = choiceAround(callee);
    const found =
      defaultOf(body, callee.text) ?? (chosen && asParameter(body, chosen));
    if (found) return found;
  }
  for (let at = node; at !== body.body && at !== body; at = at.parent) {
    if (
      ts.isFunctionLike(at) ||
      (at.parent as ts.Node | undefined) === undefined
    )
      return undefined;
    const missing = missingAt(at);
    const found = missing && asParameter(body, missing);
    if (found) return found;
  }
  return undefined;
}

/** `read(name)` of `function load(name, read = readFileSync)`: what is called where no `read` is given. */
function defaultOf(body: FunctionWithBody, name: string): Fallback | undefined {
  if (namesDeclaredIn(body).has(name)) return undefined;
  for (const [index, parameter] of givenParametersOf(body).entries()) {
    if (ts.isIdentifier(parameter.name)) {
      if (parameter.name.text === name && parameter.initializer)
        return { index, field: undefined, falsy: false };
      continue;
    }
    const field = defaultedField(parameter.name, name);
    if (field !== undefined) return { index, field, falsy: false };
  }
  return undefined;
}

/** The field that a pattern takes out under a name, with a default: `{ read = load }`. */
function defaultedField(
  pattern: ts.BindingName,
  name: string,
): string | undefined {
  if (!ts.isObjectBindingPattern(pattern)) return undefined;
  const element = pattern.elements.find(
    (one) => ts.isIdentifier(one.name) && one.name.text === name,
  );
  const field = element?.initializer && (element.propertyName ?? element.name);
  return field && "text" in field ? field.text : undefined;
}

/**
 * What has to be missing for the other one to be called: `const reader = read ?? load; reader(name)`,
 * `const { read = load } = options; read(name)`.
 */
function choiceAround(name: ts.Identifier): Missing | undefined {
  for (
    let at: ts.Node | undefined = name.parent;
    at && !ts.isFunctionLike(at);
    at = at.parent as ts.Node | undefined
  ) {
    if (!ts.isBlock(at)) continue;
    for (const statement of at.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const declaration of statement.declarationList.declarations) {
        if (!declaration.initializer) continue;
        const field = defaultedField(declaration.name, name.text);
        if (field !== undefined)
          return { place: declaration.initializer, falsy: false, field };
        if (
          ts.isIdentifier(declaration.name) &&
          declaration.name.text === name.text
        ) {
          const value = skipOuter(declaration.initializer);
          return ts.isBinaryExpression(value)
            ? missingAt(value.right)
            : undefined;
        }
      }
    }
  }
  return undefined;
}

interface Missing extends Pick<Fallback, "falsy" | "called"> {
  readonly place: ts.Expression;
  /** Of `place`. */
  readonly field?: string;
}

/** What is missing where `at` is evaluated. */
function missingAt(at: ts.Node): Missing | undefined {
  const { parent } = at;
  if (ts.isBinaryExpression(parent) && parent.right === at)
    switch (parent.operatorToken.kind) {
      case ts.SyntaxKind.QuestionQuestionToken:
      case ts.SyntaxKind.QuestionQuestionEqualsToken:
        return missingSide(parent.left, false);
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.BarBarEqualsToken:
        return missingSide(parent.left, true);
      default:
        return undefined;
    }
  if (ts.isIfStatement(parent)) {
    if (parent.thenStatement === at) return absence(parent.expression);
    return parent.elseStatement === at
      ? presence(parent.expression)
      : undefined;
  }
  if (ts.isConditionalExpression(parent)) {
    if (parent.whenTrue === at) return absence(parent.condition);
    return parent.whenFalse === at ? presence(parent.condition) : undefined;
  }
  if (!ts.isBlock(parent) || !ts.isStatement(at)) return undefined;
  // `if (name) return name;` stands above.
  for (const earlier of parent.statements) {
    if (earlier === at) break;
    if (ts.isIfStatement(earlier) && returns(earlier.thenStatement)) {
      const found = presence(earlier.expression);
      if (found) return found;
    }
  }
  return undefined;
}

/** `name`, `options.read?.(name)` */
function missingSide(left: ts.Expression, falsy: boolean): Missing {
  const inner = skipOuter(left);
  return ts.isCallExpression(inner) && inner.questionDotToken
    ? { place: inner.expression, falsy, called: true }
    : { place: left, falsy };
}

function returns(statement: ts.Statement): boolean {
  return ts.isBlock(statement)
    ? statement.statements.some(ts.isReturnStatement)
    : ts.isReturnStatement(statement);
}

/** `!name`, `name === undefined`, `name == null` */
function absence(condition: ts.Expression): Missing | undefined {
  const inner = skipOuter(condition);
  if (
    ts.isPrefixUnaryExpression(inner) &&
    inner.operator === ts.SyntaxKind.ExclamationToken
  )
    return { place: inner.operand, falsy: true };
  return comparison(inner, "==");
}

/** `name`, `name !== undefined`, `name != null` */
function presence(condition: ts.Expression): Missing | undefined {
  const inner = skipOuter(condition);
  return ts.isIdentifier(inner) || ts.isPropertyAccessExpression(inner)
    ? { place: inner, falsy: true }
    : comparison(inner, "!=");
}

function comparison(
  inner: ts.Expression,
  operator: "==" | "!=",
): Missing | undefined {
  if (
    !ts.isBinaryExpression(inner) ||
    !inner.operatorToken.getText().startsWith(operator)
  )
    return undefined;
  const right = skipOuter(inner.right);
  const isNothing =
    right.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(right) && right.text === "undefined");
  return isNothing ? { place: inner.left, falsy: false } : undefined;
}

function asParameter(
  body: FunctionWithBody,
  { place, falsy, called = false, field: own }: Missing,
): Fallback | undefined {
  const inner = skipOuter(place);
  const base = ts.isPropertyAccessExpression(inner)
    ? skipOuter(inner.expression)
    : inner;
  if (!ts.isIdentifier(base) || namesDeclaredIn(body).has(base.text))
    return undefined;
  const field = ts.isPropertyAccessExpression(inner) ? inner.name.text : own;
  const index = givenParametersOf(body).findIndex(
    ({ name, dotDotDotToken }) =>
      !dotDotDotToken && ts.isIdentifier(name) && name.text === base.text,
  );
  return index < 0 ? undefined : { index, field, falsy, called };
}

/** Whether the arguments of a call leave nothing for the fallback to do. */
export function isGiven(
  checker: ts.TypeChecker,
  given: readonly ts.Expression[],
  { index, field, falsy, called = false }: Fallback,
): boolean {
  const spread = given.findIndex(ts.isSpreadElement);
  const argument = given[index];
  if (!argument || (spread >= 0 && spread <= index)) return false;
  const type = typeAt(checker, skipOuter(argument));
  const holds = (value: ts.Type): boolean =>
    called
      ? isPresent(value, false) &&
        value
          .getCallSignatures()
          .every((signature) => isPresent(signature.getReturnType(), falsy))
      : isPresent(value, falsy);
  if (field === undefined) return holds(type);
  if (!isPresent(type, false)) return false;
  const property = checker.getPropertyOfType(type, field);
  return (
    property !== undefined &&
    (property.flags & ts.SymbolFlags.Optional) === 0 &&
    holds(checker.getTypeOfSymbolAtLocation(property, argument))
  );
}

const unknown =
  ts.TypeFlags.Any |
  ts.TypeFlags.Unknown |
  ts.TypeFlags.TypeParameter |
  ts.TypeFlags.Undefined |
  ts.TypeFlags.Null |
  ts.TypeFlags.Void;

/** A `string` counts as there: an empty one is hardly what a caller passes on purpose. A `boolean` doesn't. */
function isPresent(type: ts.Type, falsy: boolean): boolean {
  if (type.isUnion()) return type.types.every((part) => isPresent(part, falsy));
  if (type.flags & unknown) return false;
  if (!falsy) return true;
  if (type.isStringLiteral()) return type.value !== "";
  if (type.isNumberLiteral()) return type.value !== 0;
  return (
    (type.flags & ts.TypeFlags.BooleanLiteral) === 0 ||
    (type as { intrinsicName?: string }).intrinsicName === "true"
  );
}
