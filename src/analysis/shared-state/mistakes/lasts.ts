import ts from "typescript";

import type { Site } from "../../../middleware/site.ts";
import { identifiersOfPattern } from "../../../program/syntax/set-names.ts";
import { deferring, registering } from "../../../program/files/method-names.ts";
import {
  endOfChain,
  functionAround,
  isAsync,
  isWithin,
  outermost,
  rootOfChain,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { namesIn } from "../../../program/syntax/mentions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { lockUse } from "../following/locks.ts";
import { isWaitedFor } from "../places/nodes.ts";

/** Whether what a body does at a node is done when the body is: not left to a timer, a listener, or to work that nobody waits for. */
export function isDoneWith(body: FunctionWithBody, node: ts.Node): boolean {
  let isDone = true;
  let at = functionAround(node);
  for (; at && at !== body; at = functionAround(at)) {
    const { parent } = outermost(at);
    // `await new Promise((resolve) => { … })`: what runs in there says itself when it is done.
    if (ts.isNewExpression(parent))
      isDone = isWaitedFor(parent) || isKeptInName(parent);
    else if (ts.isCallExpression(parent) && !isWaitedFor(parent))
      isDone &&= runsAtOnce(parent, at);
  }
  return isDone;
}

/** Whether a call that nobody waits for has run its function to the end when it returns. */
function runsAtOnce(call: ts.CallExpression, given: FunctionWithBody): boolean {
  const callee = skipOuter(call.expression);
  if (callee === given) return !isAsync(given) || isKeptInName(call);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  const isLate =
    ts.isIdentifier(name) &&
    (deferring.has(name.text) ||
      registering.has(name.text) ||
      /^(?:catch|finally)$/.test(name.text));
  return !isLate || isKeptInName(call);
}

/** `const work = rows.map(async (row) => …);`, for `await Promise.all(work)` */
function isKeptInName(call: ts.Node): boolean {
  return ts.isVariableDeclaration(endOfChain(call).parent);
}

/** Whether a handler has answered on its way to a node: what lasts until the answer is over then. */
export function hasAnsweredBefore(
  { body, descriptor }: Site,
  node: ts.Node,
): boolean {
  return (descriptor.answering?.responses ?? []).some(
    ({ index, answers, ends }) => {
      const response = body.parameters[index]?.name;
      return (
        response !== undefined &&
        ts.isIdentifier(response) &&
        namesIn(body.body, response.text).some((name) => {
          const call = endOfChain(name);
          return (
            ts.isCallExpression(call) &&
            ts.isPropertyAccessExpression(call.expression) &&
            [...answers, ...ends].includes(call.expression.name.text) &&
            ts.isExpressionStatement(call.parent) &&
            ts.isBlock(call.parent.parent) &&
            call.end <= node.pos &&
            isWithin(node, call.parent.parent)
          );
        })
      );
    },
  );
}

/** Events of a request that come while it still is worked on. */
const early = /^(?:data|end|pause|readable|resume)$/;

/**
 * Whether all that gives a lock back, of those that a middleware takes, may come before the answer: a timer
 * (`setTimeout(release, 50)`), what is heard when the request has been read (`req.on("end", release)`).
 */
export function isGivenBackEarly(project: Project, { body }: Site): boolean {
  const releases: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && takesLock(project, node.initializer))
      for (const name of identifiersOfPattern(node.name))
        releases.push(
          ...namesIn(body.body, name.text).filter(
            (use) =>
              use !== name &&
              symbolOf(project.checker, use)?.valueDeclaration === name.parent,
          ),
        );
    if (ts.isCallExpression(node) && lockUse(project, node) === "releases")
      releases.push(node);
    ts.forEachChild(node, visit);
  };
  visit(body.body);
  return (
    releases.length > 0 &&
    releases.every((release) => comesEarly(release, body))
  );
}

function takesLock(
  project: Project,
  initializer: ts.Expression | undefined,
): boolean {
  const inner = initializer && skipOuter(initializer);
  const call =
    inner && ts.isAwaitExpression(inner) && skipOuter(inner.expression);
  return (
    !!call && ts.isCallExpression(call) && lockUse(project, call) === "acquires"
  );
}

/** Whether a release is given to a timer, or to a listener of the request's reading. */
function comesEarly(release: ts.Node, body: FunctionWithBody): boolean {
  for (let at = release; at !== body; at = at.parent) {
    const { parent } = at;
    if (!ts.isCallExpression(parent) || parent.expression === at) continue;
    const callee = skipOuter(parent.expression);
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    if (!ts.isIdentifier(name)) continue;
    if (/^(?:setTimeout|setImmediate|nextTick|queueMicrotask)$/.test(name.text))
      return true;
    const [event] = parent.arguments;
    if (
      registering.has(name.text) &&
      event &&
      ts.isStringLiteralLike(event) &&
      early.test(event.text) &&
      isParameterOf(rootOfChain(callee), body, 0)
    )
      return true;
  }
  return false;
}

function isParameterOf(
  expression: ts.Expression,
  { parameters }: FunctionWithBody,
  index: number,
): boolean {
  return (
    ts.isIdentifier(expression) &&
    parameters[index]?.name.getText() === expression.text
  );
}
