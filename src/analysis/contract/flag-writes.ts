import ts from "typescript";

import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { functionsOf, symbolOf } from "../../program/types/symbols.ts";
import { booleanOf } from "./flag-values.ts";
import {
  flagNamed,
  symbolOfLayer,
  type Flag,
  type FlagName,
  type Flags,
  type LayerDeclaration,
} from "./layer.ts";

/** `@asyncOnlyMiddleware class …`: what the decorator's function sets on its argument. */
export function decoratedFlags(
  checker: ts.TypeChecker,
  layer: LayerDeclaration,
): Flags {
  const decorators = ts.canHaveDecorators(layer)
    ? (ts.getDecorators(layer) ?? [])
    : [];
  return Object.assign(
    {},
    ...decorators.map(({ expression }) =>
      flagsSetBy(checker, calledFunction(expression), expression),
    ),
  ) as Flags;
}

/** A decorator with arguments is what its call returns; the tree has the call. */
function calledFunction(expression: ts.Expression): ts.Expression {
  const inner = skipOuter(expression);
  return ts.isCallExpression(inner) ? inner.expression : inner;
}

const byName: Readonly<Record<string, readonly [boolean, boolean]>> = {
  syncOnlyMiddleware: [true, false],
  asyncOnlyMiddleware: [false, true],
  syncAndAsyncMiddleware: [true, true],
};

/** The flags that a function sets on what it is given: `asyncOnlyMiddleware`, or one of the project's own. */
export function flagsSetBy(
  checker: ts.TypeChecker,
  callee: ts.Expression,
  node: ts.Node,
): Flags {
  const bodies = functionsOf(checker, callee);
  const found: Partial<Record<FlagName, Flag>> = {};
  for (const body of bodies)
    Object.assign(found, flagsSetIn(checker, body, node));
  if (bodies.length > 0) return found;
  // A declaration file has no body: the three that Django has are known.
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  const known = byName[symbolOf(checker, name)?.name ?? ""];
  return known
    ? {
        syncCapable: { value: known[0], node },
        asyncCapable: { value: known[1], node },
      }
    : {};
}

/** `target.asyncCapable = true` and `Object.assign(target, { asyncCapable: true })` for a parameter. */
function flagsSetIn(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
  node: ts.Node,
): Flags {
  const found: Partial<Record<FlagName, Flag>> = {};
  const names = new Set(
    body.parameters.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    ),
  );
  const visit = (at: ts.Node): void => {
    for (const [name, value] of flagWrites(checker, at, (target) =>
      ts.isIdentifier(target) ? names.has(target.text) : false,
    ))
      found[name] = { value, node };
    ts.forEachChild(at, visit);
  };
  visit(body.body);
  return found;
}

/** The flags that one expression writes to what `isTarget` says is the layer. */
function* flagWrites(
  checker: ts.TypeChecker,
  at: ts.Node,
  isTarget: (target: ts.Expression) => boolean,
): Generator<[FlagName, boolean | undefined], void, undefined> {
  if (
    ts.isBinaryExpression(at) &&
    at.operatorToken.kind === ts.SyntaxKind.EqualsToken
  ) {
    const left = skipOuter(at.left);
    if (!ts.isPropertyAccessExpression(left)) return;
    const name = flagNamed(left.name.text);
    if (name && isTarget(skipOuter(left.expression)))
      yield [name, booleanOf(checker, at.right)];
  } else if (
    ts.isCallExpression(at) &&
    ts.isPropertyAccessExpression(at.expression) &&
    at.expression.expression.getText() === "Object"
  ) {
    const [target, second, third] = at.arguments;
    if (!target || !second || !isTarget(skipOuter(target))) return;
    if (at.expression.name.text === "assign") {
      yield* flagsOfLiteral(checker, second);
    } else if (
      at.expression.name.text === "defineProperty" &&
      ts.isStringLiteralLike(second) &&
      third
    ) {
      const name = flagNamed(second.text);
      const value = name && propertyNamed(third, "value");
      if (name) yield [name, value && booleanOf(checker, value)];
    }
  }
}

/** The flags of an object literal: `{ asyncCapable: true, syncCapable: false }`. */
export function* flagsOfLiteral(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): Generator<[FlagName, boolean | undefined], void, undefined> {
  const literal = skipOuter(expression);
  if (!ts.isObjectLiteralExpression(literal)) return;
  for (const property of literal.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const name = flagNamed(property.name.getText().replace(/["']/g, ""));
    if (name) yield [name, booleanOf(checker, property.initializer)];
  }
}

function propertyNamed(
  expression: ts.Expression,
  name: string,
): ts.Expression | undefined {
  const literal = skipOuter(expression);
  if (!ts.isObjectLiteralExpression(literal)) return undefined;
  for (const property of literal.properties)
    if (ts.isPropertyAssignment(property) && property.name.getText() === name)
      return property.initializer;
  return undefined;
}

/** `Timing.asyncCapable = true` after the class, or `static { this.asyncCapable = true }` in it. */
export function assignedFlags(
  checker: ts.TypeChecker,
  layer: LayerDeclaration,
): Flags {
  const sourceFile = layer.getSourceFile();
  if (!/a?sync_?capable/i.test(sourceFile.text)) return {};
  const symbol = symbolOfLayer(layer);
  const found: Partial<Record<FlagName, Flag>> = {};
  const write = (at: ts.Node, isTarget: (target: ts.Expression) => boolean) => {
    for (const [name, value] of flagWrites(checker, at, isTarget)) {
      const conditional = !isUnconditional(at);
      found[name] = { value: conditional ? undefined : value, node: at };
    }
  };
  const isLayer = (target: ts.Expression): boolean =>
    ts.isIdentifier(target) && symbolOf(checker, target) === symbol;
  const visit = (at: ts.Node): void => {
    write(at, isLayer);
    if (isFunctionWithBody(at) && at !== layer) return;
    if (ts.isClassLike(at)) return;
    ts.forEachChild(at, visit);
  };
  for (const statement of sourceFile.statements) visit(statement);
  if (ts.isClassLike(layer))
    for (const member of layer.members)
      if (ts.isClassStaticBlockDeclaration(member)) {
        const inBlock = (at: ts.Node): void => {
          write(
            at,
            (target) =>
              target.kind === ts.SyntaxKind.ThisKeyword || isLayer(target),
          );
          ts.forEachChild(at, inBlock);
        };
        inBlock(member.body);
      }
  return found;
}

function isUnconditional(write: ts.Node): boolean {
  const statement = write.parent;
  return (
    ts.isExpressionStatement(statement) &&
    (ts.isSourceFile(statement.parent) ||
      (ts.isBlock(statement.parent) &&
        ts.isClassStaticBlockDeclaration(statement.parent.parent)))
  );
}
