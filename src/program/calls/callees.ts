import ts from "typescript";

import { accessed } from "./accesses.ts";
import { callbacksOf } from "./callbacks.ts";
import type { Callee, CalleeOptions, ProgramContext } from "./callee.ts";
import { classesIn, constructed } from "./constructors.ts";
import { convertedBy, convertedByCall, isConversion } from "./conversions.ts";
import { wrappersOf } from "./decorators.ts";
import { defaultsOf } from "./defaults.ts";
import { skipOuter } from "../syntax/functions.ts";
import { baseClassOf } from "./hierarchy.ts";
import {
  isGenerator,
  isIterated,
  iteratedBodies,
  iteratedByCall,
} from "./iteration.ts";
import { listenersOf } from "./listeners.ts";
import { called } from "./member-calls.ts";
import { streamMethods } from "./stream-methods.ts";
import { symbolOf } from "../types/symbols.ts";

export type {
  Callee,
  CalleeBody,
  CalleeOptions,
  InitializedElement,
  InitializedField,
  InitializedParameter,
  ProgramContext,
  Receiver,
} from "./callee.ts";

/**
 * The bodies in the program that run when `node` is evaluated, its operands not counted: a call, `new`,
 * a tagged template, a property access (getter, setter), a destructured property, a `for…of`, a spread,
 * a `yield*`, an operator or a template that converts, `using`. Through renames, re-exports, aliases,
 * inheritance, implementers, tables, closures, listeners and callbacks.
 */
export function calleesOf(
  context: ProgramContext,
  node: ts.Node,
  options: CalleeOptions = {},
): readonly Callee[] {
  if (ts.isCallExpression(node)) return calleesOfCall(context, node, options);
  if (ts.isNewExpression(node)) {
    const classes = classesIn(context, node.expression);
    const made = constructed(context, classes, {
      ...options,
      receiver: undefined,
    }).map((callee) => ({ ...callee, call: node }));
    return [
      ...made,
      ...streamMethods(context, classes),
      ...defaultsOf(context, made, node.arguments ?? []),
      ...callbacksOf(context, node, options),
      ...iteratedByCall(context, node, options),
    ];
  }
  if (ts.isTaggedTemplateExpression(node))
    return called(context, node.tag, options);
  if (
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isBindingElement(node)
  )
    return accessed(context, node, options);
  if (
    ts.isForOfStatement(node) ||
    ts.isSpreadElement(node) ||
    (ts.isYieldExpression(node) && node.asteriskToken !== undefined)
  )
    return node.expression
      ? iteratedBodies(context, node.expression, options)
      : [];
  if (ts.isArrayBindingPattern(node))
    return ts.isVariableDeclaration(node.parent) && node.parent.initializer
      ? iteratedBodies(context, node.parent.initializer, options)
      : [];
  return isConversion(node) ? convertedBy(context, node) : [];
}

function calleesOfCall(
  context: ProgramContext,
  call: ts.CallExpression,
  options: CalleeOptions,
): readonly Callee[] {
  if (call.expression.kind === ts.SyntaxKind.SuperKeyword) {
    const owner = ts.findAncestor(call, ts.isClassLike);
    const base = owner && baseClassOf(context.checker, owner);
    if (!base) return [];
    const made = constructed(context, [base], options);
    return [...made, ...defaultsOf(context, made, call.arguments)];
  }
  if (call.expression.kind === ts.SyntaxKind.ImportKeyword) return [];
  const callee = calleeOf(context.checker, call);
  const isPlain = callee === skipOuter(call.expression);
  const direct = called(context, callee, options)
    .filter(({ body }) => !isGenerator(body) || isIterated(call))
    .map((callee) => (isPlain ? { ...callee, call } : callee));
  return [
    ...direct,
    ...wrappersOf(context, direct),
    ...defaultsOf(context, direct, call.arguments),
    ...callbacksOf(context, call, options),
    ...iteratedByCall(context, call, options),
    ...convertedByCall(context, call),
    ...listenersOf(context, call, options),
  ];
}

/** The function that a call calls: `f` of `f()`, of `f.call(…)` and of `f.apply(…)`, but `rule.apply` of `rule.apply(path)`. */
export function calleeOf(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): ts.Expression {
  const callee = skipOuter(call.expression);
  if (
    ts.isPropertyAccessExpression(callee) &&
    (callee.name.text === "call" || callee.name.text === "apply")
  ) {
    const isReflect =
      ts.isIdentifier(callee.expression) &&
      callee.expression.text === "Reflect";
    if (isReflect) return call.arguments[0] ?? callee;
    if (!isOwnMember(checker, callee.name)) return callee.expression;
  }
  return callee;
}

/** Whether `call` or `apply` is a member that a type has itself, and not the one that every function has. */
function isOwnMember(checker: ts.TypeChecker, name: ts.MemberName): boolean {
  const declarations = symbolOf(checker, name)?.declarations;
  return (
    declarations?.every(
      ({ parent }) =>
        !ts.isInterfaceDeclaration(parent) ||
        !/^(?:Callable|Newable)?Function$/.test(parent.name.text),
    ) ?? false
  );
}
