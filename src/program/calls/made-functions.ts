import ts from "typescript";

import type {
  Callee,
  CalleeOptions,
  ProgramContext,
  Receiver,
} from "./callee.ts";
import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { returnedBy, skipAwait } from "./returned-values.ts";
import { heldTargets } from "./held-values.ts";
import { makerIn } from "./makers.ts";
import { symbolOf } from "../types/symbols.ts";
import { targetsOf } from "./targets.ts";

const depthLimit = 6;

/**
 * The bodies behind a function that another function made: `readerOf("motd")()`, `const load =
 * guarded(readIndex); load()`. Of a maker in the program, what it returns; of a library's
 * (`debounce(save)`), the functions that it was given.
 */
export function madeFunctions(
  context: ProgramContext,
  callee: ts.Expression,
  options: CalleeOptions,
): readonly Callee[] {
  return makersBehind(context, callee).flatMap((maker) =>
    answeredBy(context, maker, options, depthLimit),
  );
}

/** The calls that can have made what an expression holds. */
function makersBehind(
  { checker }: ProgramContext,
  callee: ts.Expression,
): readonly ts.CallExpression[] {
  const inner = skipAwait(callee);
  if (ts.isCallExpression(inner)) return [inner];
  return targetsOf(checker, inner).flatMap((target) => {
    const value =
      (ts.isVariableDeclaration(target) ||
        ts.isPropertyAssignment(target) ||
        ts.isPropertyDeclaration(target)) &&
      target.initializer
        ? skipAwait(target.initializer)
        : undefined;
    return value && ts.isCallExpression(value) ? [value] : [];
  });
}

function answeredBy(
  context: ProgramContext,
  maker: ts.CallExpression,
  options: CalleeOptions,
  depth: number,
): readonly Callee[] {
  if (depth === 0 || options.isOffload?.(maker)) return [];
  const makers = targetsOf(context.checker, maker.expression);
  let bodies = makers.filter(isFunctionWithBody);
  // `runnerOf("git")("blame")`: what the first call gave makes the second one's.
  if (bodies.length === 0)
    bodies = makersBehind(context, maker.expression).flatMap((first) =>
      answeredBy(context, first, options, depth - 1).flatMap(({ body }) =>
        isFunctionWithBody(body) ? [body] : [],
      ),
    );
  if (bodies.length === 0)
    return makers.length > 0 && !runsOnce(maker)
      ? functionArguments(context, maker)
      : [];
  return bodies.flatMap((body) =>
    returnedBy(body).flatMap((value) =>
      valueOf(context, value, body, maker, options, depth),
    ),
  );
}

function valueOf(
  context: ProgramContext,
  value: ts.Expression,
  body: FunctionWithBody,
  maker: ts.CallExpression,
  options: CalleeOptions,
  depth: number,
): readonly Callee[] {
  const inner = skipOuter(value);
  const parameter = ts.isIdentifier(inner)
    ? symbolOf(context.checker, inner)?.valueDeclaration
    : undefined;
  if (parameter && ts.isParameter(parameter) && parameter.parent === body) {
    const given = maker.arguments[body.parameters.indexOf(parameter)];
    return given ? functionsAt(context, given, undefined) : [];
  }
  const own = functionsAt(context, inner, maker);
  if (own.length > 0) return own;
  return ts.isCallExpression(inner)
    ? answeredBy(context, inner, options, depth - 1)
    : [];
}

/** What an expression stands for, or what a container holds that it comes out of: `handlers.get(kind) ?? fallback`. */
function functionsAt(
  context: ProgramContext,
  value: ts.Expression,
  receiver: Receiver | undefined,
): readonly Callee[] {
  const held = heldTargets(
    {
      program: context.program,
      checker: context.checker,
      maker: makerIn(receiver),
    },
    value,
  );
  return [...new Set([...targetsOf(context.checker, value), ...held])]
    .filter(isFunctionWithBody)
    .map((body) => ({ body, receiver, via: "call", when: "now" }));
}

/** The functions that a library's maker was given: what it makes calls them. */
function functionArguments(
  context: ProgramContext,
  maker: ts.CallExpression,
): readonly Callee[] {
  return maker.arguments.flatMap((argument) => {
    const inner = skipOuter(argument);
    return isFunctionWithBody(inner) ||
      ts.isIdentifier(inner) ||
      ts.isPropertyAccessExpression(inner)
      ? functionsAt(context, inner, undefined)
          .filter(({ body }) => !ts.isAccessor(body))
          .map((callee) => ({ ...callee, via: "callback" as const }))
      : [];
  });
}

function runsOnce(maker: ts.CallExpression): boolean {
  const callee = skipOuter(maker.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(name) && name.text === "once";
}
