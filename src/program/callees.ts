import ts from "typescript";

import { accessed } from "./accesses.ts";
import { callbacksOf } from "./callbacks.ts";
import type {
  Callee,
  CalleeOptions,
  InitializedParameter,
  ProgramContext,
} from "./callee.ts";
import { classesIn, constructed } from "./constructors.ts";
import { skipOuter } from "./functions.ts";
import { baseClassOf } from "./hierarchy.ts";
import { isGenerator, isIterated, iterationBodiesOf } from "./iteration.ts";
import { called } from "./member-calls.ts";

export type {
  Callee,
  CalleeBody,
  CalleeOptions,
  InitializedField,
  InitializedParameter,
  ProgramContext,
} from "./callee.ts";

/**
 * The bodies in the program that run when `node` is evaluated, its operands not counted: a call, `new`,
 * a tagged template, a property access (getter, setter), a destructured property, a `for…of`, a spread
 * or a `yield*`. Through renames, re-exports, aliases, inheritance, implementers and callbacks.
 */
export function calleesOf(
  context: ProgramContext,
  node: ts.Node,
  options: CalleeOptions = {},
): readonly Callee[] {
  if (ts.isCallExpression(node)) return calleesOfCall(context, node, options);
  if (ts.isNewExpression(node)) {
    const made = constructed(context, classesIn(context, node.expression), {
      ...options,
      receiver: undefined,
    });
    return [
      ...made,
      ...defaultsOf(made, node.arguments ?? []),
      ...callbacksOf(context, node, options),
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
      ? iterationBodiesOf(context, node.expression).map((body) => ({
          body,
          receiver: undefined,
          via: "iteration",
          when: "now",
        }))
      : [];
  return [];
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
    return [...made, ...defaultsOf(made, call.arguments)];
  }
  if (call.expression.kind === ts.SyntaxKind.ImportKeyword) return [];
  const direct = called(context, calleeOf(call), options).filter(
    ({ body }) => !isGenerator(body) || isIterated(call),
  );
  return [
    ...direct,
    ...defaultsOf(direct, call.arguments),
    ...callbacksOf(context, call, options),
  ];
}

/** The defaults of the parameters that a call leaves out. */
function defaultsOf(
  callees: readonly Callee[],
  given: readonly ts.Expression[],
): readonly Callee[] {
  const spread = given.findIndex(ts.isSpreadElement);
  const certain = spread < 0 ? given.length : spread;
  return callees.flatMap((callee) =>
    ts.isFunctionLike(callee.body)
      ? callee.body.parameters
          .filter((parameter) => !isThisParameter(parameter))
          .filter((parameter, index): parameter is InitializedParameter => {
            if (!parameter.initializer) return false;
            const argument = given[index];
            return (
              index >= certain ||
              (argument !== undefined &&
                ts.isIdentifier(argument) &&
                argument.text === "undefined")
            );
          })
          .map((body) => ({ ...callee, body }))
      : [],
  );
}

function isThisParameter({ name }: ts.ParameterDeclaration): boolean {
  return ts.isIdentifier(name) && name.text === "this";
}

/** The function that a call calls: `f` of `f()`, of `f.call(…)` and of `f.apply(…)`. */
export function calleeOf(call: ts.CallExpression): ts.Expression {
  const callee = skipOuter(call.expression);
  if (
    ts.isPropertyAccessExpression(callee) &&
    (callee.name.text === "call" || callee.name.text === "apply")
  ) {
    const isReflect =
      ts.isIdentifier(callee.expression) &&
      callee.expression.text === "Reflect";
    const first = call.arguments[0];
    return isReflect ? (first ?? callee) : callee.expression;
  }
  return callee;
}
