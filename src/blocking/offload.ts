import ts from "typescript";

import { skipOuter } from "../program/syntax/functions.ts";
import { matchesName, packageOf } from "../program/types/package-of.ts";
import {
  declarationIsSpecified,
  type Specifier,
} from "../program/types/specifier.ts";
import { targetsOf } from "../program/calls/targets.ts";

/** Calls whose function argument runs off the event loop, or in another process. */
const offloads: readonly (readonly [packageName: string, name: string])[] = [
  ["piscina", "run"],
  ["piscina", "runTask"],
  ["tinypool", "run"],
  ["workerpool", "exec"],
  ["workerpool", "worker"],
  ["threads", "*"],
  ["comlink", "*"],
  ["worker_threads", "*"],
  ["node:worker_threads", "*"],
  ["jest-worker", "*"],
  ["isolated-vm", "*"],
  ["puppeteer*", "evaluate*"],
  ["playwright*", "evaluate*"],
  // A workflow and its activities run in a worker; here they are only named.
  ["@temporalio/client", "start*"],
  ["@temporalio/client", "execute*"],
  ["@temporalio/client", "signalWithStart"],
  ["@temporalio/workflow", "*Child"],
  ["eslint-plugin-async-middleware", "syncToAsync"],
];

/** Names that say it wherever they are declared: Django's and its ports. */
const offloadNames: ReadonlySet<string> = new Set([
  "syncToAsync",
  "sync_to_async",
]);

/** Whether the function arguments of a call run where they cannot block the loop. */
export function isOffload(
  context: { readonly program: ts.Program; readonly checker: ts.TypeChecker },
  call: ts.CallExpression | ts.NewExpression,
  specified: readonly Specifier[],
): boolean {
  return targetsOf(context.checker, call.expression).some((target) => {
    const name = declaredName(target) ?? writtenName(call);
    if (name === undefined) return false;
    return (
      isBuiltIn(packageOf(target), name) ||
      specified.some((specifier) =>
        declarationIsSpecified(context.program, target, name, specifier),
      )
    );
  });
}

function isBuiltIn(packageName: string, name: string): boolean {
  return (
    offloadNames.has(name) ||
    offloads.some(
      ([wanted, member]) =>
        matchesName(packageName, wanted) && matchesName(name, member),
    )
  );
}

function declaredName(declaration: ts.Declaration): string | undefined {
  const name = ts.getNameOfDeclaration(declaration);
  return name && ts.isIdentifier(name) ? name.text : undefined;
}

function writtenName(
  call: ts.CallExpression | ts.NewExpression,
): string | undefined {
  const callee = skipOuter(call.expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(name) ? name.text : undefined;
}
