import ts from "typescript";

import { functionsReturnedBy } from "../../middleware/returned.ts";
import {
  isAsync,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { targetsOf } from "../../program/calls/targets.ts";
import { flagsOf } from "./flags.ts";
import { flagsOfLiteral, flagsSetBy } from "./flag-writes.ts";
import type { Flag, FlagName, Flags, LayerDeclaration } from "./layer.ts";
import { memberOfClass } from "./members.ts";

/** What a layer can be to a chain; `none` fails at load. */
export type Mode = "sync" | "async" | "hybrid" | "none" | "unknown";

/** The capability of a class or a function that is middleware, and how it is known. */
export interface DeclaredCapability {
  readonly layer: LayerDeclaration;
  readonly flags: Flags;
  /** What it is where code without flags is read (`capabilities: "infer"`). */
  readonly inferring: Mode;
  /** What it is where flags alone count, with their defaults: sync and not async. */
  readonly strict: Mode;
  /** Whether flags say it, the code does, or nothing does. */
  readonly how: "declared" | "inferred" | "default";
}

const known = new WeakMap<LayerDeclaration, DeclaredCapability>();

/** The capability of a class, or of a function that takes the downstream and gives the layer. */
export function declaredCapabilityOf(
  checker: ts.TypeChecker,
  layer: LayerDeclaration,
): DeclaredCapability {
  let capability = known.get(layer);
  if (!capability)
    known.set(
      layer,
      (capability = withFlags(checker, layer, flagsOf(checker, layer))),
    );
  return capability;
}

/**
 * The capability of one entry of a middleware list: a name, also imported; a class or a function in
 * place; one that is wrapped (`asyncOnlyMiddleware(f)`, `Object.assign(f, { asyncCapable: true })`),
 * mixed in (`Timed(Base)`) or named (`{ middleware: Timing, name: "timing" }`).
 */
export function capabilityOfEntry(
  checker: ts.TypeChecker,
  entry: ts.Expression,
  depth = 5,
): DeclaredCapability | undefined {
  const inner = skipOuter(entry);
  if (depth === 0) return undefined;
  if (ts.isObjectLiteralExpression(inner)) {
    const value = inner.properties.find(
      (property): property is ts.PropertyAssignment =>
        ts.isPropertyAssignment(property) &&
        property.name.getText() === "middleware",
    );
    return value && capabilityOfEntry(checker, value.initializer, depth - 1);
  }
  if (ts.isCallExpression(inner))
    return capabilityOfCall(checker, inner, depth - 1);
  const targets = targetsOf(checker, inner);
  // The properties that code gives a function are declarations of it too.
  const layers = targets.filter(isLayer);
  const [target, ...others] = layers.length > 0 ? layers : targets;
  if (!target || others.length > 0) return undefined;
  if (isLayer(target)) return declaredCapabilityOf(checker, target);
  // `export const timing = asyncOnlyMiddleware(…)` has no function of its own.
  return ts.isVariableDeclaration(target) &&
    target.initializer &&
    target.initializer !== inner
    ? capabilityOfEntry(checker, target.initializer, depth - 1)
    : undefined;
}

function capabilityOfCall(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  depth: number,
): DeclaredCapability | undefined {
  const [first, second] = call.arguments;
  const isAssign =
    ts.isPropertyAccessExpression(call.expression) &&
    call.expression.getText() === "Object.assign";
  const set: Flags =
    isAssign && second
      ? Object.fromEntries(
          [...flagsOfLiteral(checker, second)].map(
            ([name, value]): [FlagName, Flag] => [name, { value, node: call }],
          ),
        )
      : flagsSetBy(checker, call.expression, call);
  if (first && Object.keys(set).length > 0) {
    const inner = capabilityOfEntry(checker, first, depth);
    return inner && withFlags(checker, inner.layer, { ...inner.flags, ...set });
  }
  // `Timed(Base)` gives a class, `limit(10)` a factory.
  const [made, ...others] = targetsOf(checker, call.expression).filter(
    isFunctionWithBody,
  );
  if (!made || others.length > 0) return undefined;
  const [owner] = classesReturnedBy(made);
  if (owner) return declaredCapabilityOf(checker, owner);
  const result = onlyResultOf(made);
  return result && capabilityOfEntry(checker, result, depth);
}

function isLayer(node: ts.Node): node is LayerDeclaration {
  return ts.isClassLike(node) || isFunctionWithBody(node);
}

/** The expression that a function returns, where there is only one. */
function onlyResultOf({ body }: FunctionWithBody): ts.Expression | undefined {
  if (!ts.isBlock(body)) return body;
  const last = body.statements.at(-1);
  const returns = body.statements.filter(ts.isReturnStatement);
  return last && ts.isReturnStatement(last) && returns.length === 1
    ? last.expression
    : undefined;
}

/** The classes that a mixin function gives: returned in place or by a local name. */
export function classesReturnedBy(
  body: FunctionWithBody,
): readonly ts.ClassLikeDeclaration[] {
  if (!ts.isBlock(body.body)) {
    const inner = skipOuter(body.body);
    return ts.isClassExpression(inner) ? [inner] : [];
  }
  const { statements } = body.body;
  return statements.flatMap((statement): ts.ClassLikeDeclaration[] => {
    if (!ts.isReturnStatement(statement) || !statement.expression) return [];
    const inner = skipOuter(statement.expression);
    if (ts.isClassExpression(inner)) return [inner];
    const local = statements.find(
      (each): each is ts.ClassDeclaration =>
        ts.isClassDeclaration(each) &&
        ts.isIdentifier(inner) &&
        each.name?.text === inner.text,
    );
    return local ? [local] : [];
  });
}

function withFlags(
  checker: ts.TypeChecker,
  layer: LayerDeclaration,
  flags: Flags,
): DeclaredCapability {
  const declared = modeOf(flags);
  const hasFlags =
    flags.syncCapable !== undefined || flags.asyncCapable !== undefined;
  if (hasFlags)
    return {
      ...{ layer, flags, how: "declared" },
      ...{ inferring: declared, strict: declared },
    };
  const inferred = inferredMode(checker, layer);
  return {
    ...{ layer, flags, inferring: inferred ?? "sync", strict: "sync" },
    how: inferred === undefined ? "default" : "inferred",
  };
}

/** What two flags make, with Django's defaults. */
function modeOf({ syncCapable, asyncCapable }: Flags): Mode {
  const sync = syncCapable ? syncCapable.value : true;
  const async = asyncCapable ? asyncCapable.value : false;
  if (sync === undefined || async === undefined) return "unknown";
  if (sync) return async ? "hybrid" : "sync";
  return async ? "async" : "none";
}

/** What the reference runtime makes of code without flags; nothing where the default stands. */
function inferredMode(
  checker: ts.TypeChecker,
  layer: LayerDeclaration,
): Mode | undefined {
  if (!ts.isClassLike(layer)) {
    const [body, ...others] = functionsReturnedBy(checker, layer);
    if (!body || others.length > 0) return "unknown";
    return isAsync(body) ? "async" : undefined;
  }
  const call = memberOfClass(checker, layer, "call");
  const acall = memberOfClass(checker, layer, "acall");
  // Only what the prototype holds can be seen before there is an instance.
  const onPrototype = call !== undefined && !call.isField;
  if (acall && !acall.isField)
    return onPrototype && !call.looksAsync ? "hybrid" : "async";
  return onPrototype && call.looksAsync ? "async" : undefined;
}
