import ts from "typescript";

import { functionsReturnedBy } from "../../middleware/returned.ts";
import { resultOfReturn } from "../../middleware/result.ts";
import {
  isAsync,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import type { Project } from "../project.ts";
import { finding, type CapabilityFinding } from "./capability-finding.ts";
import type { FunctionLayer } from "./layers.ts";
import { isMarkedFunction } from "./mark.ts";

/** What the flags of a factory say against the function that it gives. */
export function factoryFindings(
  project: Project,
  layer: FunctionLayer,
): readonly CapabilityFinding[] {
  const { factory, given, capability, policy } = layer;
  const [body, ...others] = given;
  if (!body) return [];
  const name = nameOf(factory);
  const facts = { name };
  const mode = capability.strict;
  const { syncCapable, asyncCapable } = capability.flags;
  const isRuntime = policy !== "own";
  if (mode === "none")
    return [
      finding("noCapability", flagNode(factory, asyncCapable?.node), facts),
    ];
  if (mode === "unknown") return [];
  // One that goes by another name of the downstream is no site, and given to the chain all the same.
  const all = [...given, ...functionsReturnedBy(project.checker, factory)];
  const always = all.every((each) => givesPromise(project, each));
  if (capability.how !== "declared") {
    if (!isRuntime) return [];
    const tier = policy === "django" ? "error" : "advice";
    if (isAsync(factory))
      return [finding("asyncFactory", factoryNode(factory), facts, { tier })];
    if (given.every(isAsync))
      return [finding("inferredFunction", body, facts, { tier })];
    return always ? [finding("undeclaredPromise", body, facts)] : [];
  }
  if (isRuntime && isAsync(factory))
    return [finding("asyncFactory", factoryNode(factory), facts)];
  if (always && mode === "sync" && (isRuntime || asyncCapable?.value === false))
    return [
      finding(
        "deniesAsync",
        flagNode(factory, (asyncCapable ?? syncCapable)?.node),
        facts,
      ),
    ];
  if (always && mode === "hybrid" && (isRuntime || syncCapable?.value === true))
    return [
      finding(
        "claimsSync",
        flagNode(factory, (syncCapable ?? asyncCapable)?.node),
        {
          ...{ name, flag: syncCapable ? "says" : "leaves" },
        },
      ),
    ];
  if (!isRuntime || asyncCapable?.value !== true || others.length > 0)
    return [];
  return givesPromise(project, body) &&
    !isAsync(body) &&
    !isMarkedFunction(project, body)
    ? [finding("unmarked", body, facts)]
    : [];
}

function givesPromise(project: Project, body: FunctionWithBody): boolean {
  if (isAsync(body)) return true;
  const signature = project.checker.getSignatureFromDeclaration(body);
  return (
    signature !== undefined &&
    resultOfReturn(project.checker, signature.getReturnType()) === "promise"
  );
}

function factoryNode(factory: FunctionWithBody): ts.Node {
  return factory.name ?? factory;
}

/** Where the flags are set, if that is in the factory's file. */
function flagNode(
  factory: FunctionWithBody,
  node: ts.Node | undefined,
): ts.Node {
  return node && node.getSourceFile() === factory.getSourceFile()
    ? node
    : factoryNode(factory);
}

function nameOf(factory: FunctionWithBody): string {
  if (factory.name) return `\`${factory.name.getText()}\``;
  let at: ts.Node = factory.parent;
  while (ts.isCallExpression(at) || ts.isParenthesizedExpression(at))
    at = at.parent;
  return ts.isVariableDeclaration(at)
    ? `\`${at.name.getText()}\``
    : "This middleware";
}
