import ts from "typescript";

import type { ProgramContext } from "./callee.ts";
import { isAsync, isFunctionWithBody, skipOuter } from "../syntax/functions.ts";
import { isDefaulting } from "../syntax/operators.ts";
import { memberOf, type Implementer } from "./hierarchy.ts";
import { callbackAnswering } from "./answered-by-callback.ts";
import { isMemberWritten } from "./member-writes.ts";
import { returnedBy } from "./returned-values.ts";
import { symbolOf } from "../types/symbols.ts";
import { classMadeBy } from "./instances.ts";
import { constantValueOf, isReadonly } from "./targets.ts";

/** Names, members and calls that are looked through on the way to an object. */
const farthest = 6;

/**
 * The classes and written objects that an expression can only be, whatever interface its type names:
 * `const store: Store = new MemoryStore()`. Nothing where one of its values isn't seen.
 */
export function knownObjects(
  context: ProgramContext,
  expression: ts.Expression,
): readonly Implementer[] {
  return valuesOf(context, expression, farthest) ?? [];
}

type Known = readonly Implementer[] | undefined;

function valuesOf(
  context: ProgramContext,
  expression: ts.Expression,
  depth: number,
): Known {
  if (depth === 0) return undefined;
  const inner = skipOuter(expression);
  if (ts.isObjectLiteralExpression(inner))
    return inner.properties.some(ts.isSpreadAssignment) ? undefined : [inner];
  if (ts.isNewExpression(inner)) return classOfNew(context.checker, inner);
  if (ts.isConditionalExpression(inner))
    return together(context, [inner.whenTrue, inner.whenFalse], depth);
  if (ts.isBinaryExpression(inner))
    return isDefaulting(inner)
      ? together(context, [inner.left, inner.right], depth)
      : undefined;
  if (ts.isCallExpression(inner)) return returnedOf(context, inner, depth);
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return undefined;
  const { checker } = context;
  if (ts.isPropertyAccessExpression(inner) && isMemberWritten(context, inner))
    return undefined;
  const declarations = symbolOf(checker, name)?.declarations ?? [];
  // `services.store` of `const services: Services = { store: new MemoryStore() }`
  const members =
    ts.isPropertyAccessExpression(inner) &&
    declarations.some(ts.isPropertySignature)
      ? (valuesOf(context, inner.expression, depth - 1) ?? []).flatMap(
          (object) => memberOf(checker, object, name.text),
        )
      : declarations;
  const values = members.map(fixedValueOf);
  return values.length > 0 && values.every((value) => value !== undefined)
    ? together(context, values, depth)
    : undefined;
}

/** All values of several expressions, where each is known. */
function together(
  context: ProgramContext,
  expressions: readonly ts.Expression[],
  depth: number,
): Known {
  const all: Implementer[] = [];
  for (const expression of expressions) {
    const found = valuesOf(context, expression, depth - 1);
    if (!found) return undefined;
    all.push(...found);
  }
  return all;
}

function classOfNew(checker: ts.TypeChecker, made: ts.NewExpression): Known {
  const owner = classMadeBy(checker, made);
  return owner && !owner.getSourceFile().isDeclarationFile
    ? [owner]
    : undefined;
}

/** What a function of the project gives: `createStore()`. */
function returnedOf(
  context: ProgramContext,
  call: ts.CallExpression,
  depth: number,
): Known {
  const given = callbackAnswering(context.checker, call);
  if (given && !isAsync(given))
    return together(context, returnedBy(given), depth);
  const callee = skipOuter(call.expression);
  if (!ts.isIdentifier(callee)) return undefined;
  const declaration = symbolOf(context.checker, callee)?.valueDeclaration;
  const value = declaration && fixedValueOf(declaration);
  const body = value ? skipOuter(value) : declaration;
  if (!body || !isFunctionWithBody(body) || isAsync(body) || body.asteriskToken)
    return undefined;
  const returned = returnedBy(body);
  return returned.length > 0 ? together(context, returned, depth) : undefined;
}

/** The value that a declaration gives for good: a constant, a `readonly` field, a property of an object written out. */
function fixedValueOf(declaration: ts.Declaration): ts.Expression | undefined {
  return ts.isPropertyDeclaration(declaration)
    ? isReadonly(declaration)
      ? declaration.initializer
      : undefined
    : constantValueOf(declaration);
}
