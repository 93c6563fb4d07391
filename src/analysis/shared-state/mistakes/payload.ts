import ts from "typescript";

import {
  functionAround,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { chainOf } from "../following/chained.ts";
import { endsAt } from "./request-ends.ts";
import { changes } from "./changing-requests.ts";
import { readsBodyOf } from "./body-readers.ts";
import { filledInto } from "./filled-into.ts";
import {
  isMessage,
  isOfParameter,
  isSentParameter,
} from "./sent-parameters.ts";
import { areAll, usesOf } from "../sharing/uses.ts";
import type { View } from "../sharing/sharing.ts";
import type { OwnWrite } from "../places/state.ts";
import { signsIn } from "../places/told.ts";

/** What a value consists of: what was sent, what is the same for every request, or anything else. */
type Content = "payload" | "constant" | "other";

interface Question {
  readonly project: Project;
  /** A function whose parameters are asked about at its callers. */
  readonly given: ts.Node | undefined;
  /** Whether the address counts as sent: a `GET` names with it what it wants to see. */
  readonly address: boolean;
}

/**
 * Whether a request does nothing but store what it was sent to have stored: `config = req.body`, in a
 * handler, or on a path of a middleware that goes no further. Who sent it, and with which credentials,
 * is no payload.
 */
export function isPayload(
  project: Project,
  view: View,
  own: OwnWrite,
): boolean {
  return storedContent(project, view, own) === "payload";
}

/** What a write stores, by how it is written: what the body reads there of shared places is the same for all. */
export function storedContent(
  project: Project,
  view: View,
  own: OwnWrite,
): Content {
  const { site } = view;
  if (site && !endsAt(project, site, own.node)) return "other";
  // Who signs in is no payload, wherever in the request that stands.
  if (signsIn(project.checker, own.target)) return "other";
  const written = writtenBy(own.target);
  if (!written) return "other";
  // What is chosen by the address is none of what there is to see under it: `/debug?on=1`.
  const address =
    site !== undefined && (isChoice(written) || changes(site, own.node));
  const question = { project, given: undefined, address };
  const outermost = own.path[0]?.node;
  if (site && !outermost) {
    if (ts.isBinaryExpression(own.target) && isMessage(project, written))
      return "other";
    const content = contentOf(question, written);
    // By another setting, which was sent in turn: `interval = paused ? 60 : 1`.
    return content === "constant" && isChoice(written) ? "payload" : content;
  }
  const given = functionAround(own.target);
  const content = contentOf({ ...question, given }, written);
  if (content !== "payload") return content;
  const isSent = site
    ? outermost !== undefined &&
      ts.isCallExpression(outermost) &&
      contentOf(question, [...outermost.arguments]) === "payload"
    : isSentByCallers(project, view.body);
  return isSent ? "payload" : "other";
}

/** Whether every caller of a provider's method hands over what it was sent. */
function isSentByCallers(project: Project, body: FunctionWithBody): boolean {
  return areAll(usesOf(project, body), (use) => {
    const call = ts.isCallExpression(use.parent)
      ? use.parent
      : use.parent.parent;
    const around = functionAround(use);
    const site = around && project.middleware.siteOf(around);
    return (
      ts.isCallExpression(call) &&
      site?.role === "handler" &&
      contentOf({ project, given: undefined, address: changes(site, call) }, [
        ...call.arguments,
      ]) === "payload"
    );
  });
}

/** `query.on ? "debug" : "info"` */
function isChoice([first]: readonly ts.Expression[]): boolean {
  return first !== undefined && ts.isConditionalExpression(skipOuter(first));
}

/** The expressions that a write takes its value from. */
function writtenBy(target: ts.Node): ts.Expression[] | undefined {
  if (ts.isBinaryExpression(target)) return [target.right];
  if (ts.isCallExpression(target)) return [...target.arguments];
  // A property of `Object.assign(settings, { name })`.
  const { parent } = target;
  if (ts.isPropertyAssignment(parent)) return [parent.initializer];
  return ts.isShorthandPropertyAssignment(parent) ? [parent.name] : undefined;
}

function contentOf(
  question: Question,
  parts: readonly ts.Expression[],
  depth = 8,
): Content {
  let content: Content = "constant";
  for (const part of parts) {
    const each = depth === 0 ? "other" : partOf(question, part, depth - 1);
    if (each === "other") return "other";
    if (each === "payload") content = "payload";
  }
  return content;
}

function partOf(
  question: Question,
  expression: ts.Expression,
  depth: number,
): Content {
  const at = skipOuter(expression);
  if (isFunctionWithBody(at)) return "constant";
  if (ts.isIdentifier(at)) return nameOf(question, at, depth);
  if (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at))
    return accessOf(question, at, depth);
  if (ts.isCallExpression(at)) return callOf(question, at, false, depth);
  if (ts.isAwaitExpression(at)) {
    const awaited = skipOuter(at.expression);
    return ts.isCallExpression(awaited)
      ? callOf(question, awaited, true, depth)
      : partOf(question, awaited, depth);
  }
  const parts: ts.Expression[] = [];
  const collect = (child: ts.Node): void => {
    if (ts.isPropertyAssignment(child)) parts.push(child.initializer);
    else if (ts.isShorthandPropertyAssignment(child)) parts.push(child.name);
    else if (ts.isSpreadAssignment(child) || ts.isTemplateSpan(child))
      parts.push(child.expression);
    else if (ts.isExpression(child)) parts.push(child);
  };
  ts.forEachChild(at, collect);
  return contentOf(question, parts, depth);
}

const bodyMembers = /^(?:body|rawBody|files?)$/;
const addressMembers = /^(?:params|query|searchParams)$/;
const bodyMethods =
  /^(?:json|text|formData|parseBody|blob|arrayBuffer|valid|all|only|body|input|validateUsing)$/;
const addressMethods = /^(?:param|params|query|queries)$/;

function isSentMember({ address }: Question, name: string): boolean {
  return bodyMembers.test(name) || (address && addressMembers.test(name));
}

function accessOf(
  question: Question,
  access: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  depth: number,
): Content {
  const base = skipOuter(access.expression);
  if (
    ts.isPropertyAccessExpression(access) &&
    isSentMember(question, access.name.text) &&
    isRequest(question, base)
  )
    return "payload";
  const held = partOf(question, base, depth);
  // Which one of those that are the same for all it is, says whoever chose it: `modes[req.body.mode]`.
  return held === "constant" && ts.isElementAccessExpression(access)
    ? partOf(question, access.argumentExpression, depth)
    : held;
}

function callOf(
  question: Question,
  call: ts.CallExpression,
  awaited: boolean,
  depth: number,
): Content {
  const callee = skipOuter(call.expression);
  if (
    ts.isPropertyAccessExpression(callee) &&
    (bodyMethods.test(callee.name.text) ||
      (question.address && addressMethods.test(callee.name.text))) &&
    isRequest(question, skipOuter(callee.expression))
  )
    return "payload";
  // `await c.req.json().catch(() => null)`
  const tried = ts.isPropertyAccessExpression(callee)
    ? skipOuter(callee.expression)
    : callee;
  if (
    awaited &&
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === "catch" &&
    ts.isCallExpression(tried)
  )
    return callOf(question, tried, awaited, depth);
  const request = readsBodyOf(question.project.checker, call);
  if (request && isRequest(question, skipOuter(request))) return "payload";
  // What is waited for was looked up: `await users.find(req.body.name)`.
  if (awaited) return "other";
  return contentOf(
    question,
    ts.isPropertyAccessExpression(callee)
      ? [callee.expression, ...call.arguments]
      : [...call.arguments],
    depth,
  );
}

/** `req`, `ctx.request`, `c.req`, `event.url`: a parameter, or what a library gives a parameter. */
function isRequest(question: Question, expression: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(expression))
    return (
      /^(?:request|req|url|raw|event)$/.test(expression.name.text) &&
      isRequest(question, skipOuter(expression.expression))
    );
  if (!ts.isIdentifier(expression)) return false;
  const declaration = symbolOf(
    question.project.checker,
    expression,
  )?.valueDeclaration;
  return (
    declaration !== undefined &&
    (ts.isParameter(declaration) ||
      (ts.isBindingElement(declaration) && isOfParameter(declaration)))
  );
}

/** `readBody(req).then((settings) => …)` */
function givenByChain(
  question: Question,
  { parent: body }: ts.ParameterDeclaration,
  depth: number,
): Content {
  const call = body.parent;
  const chain = chainOf(call);
  return chain?.method === "then" &&
    ts.isCallExpression(chain.promise) &&
    ts.isCallExpression(call) &&
    call.arguments[0] === body
    ? callOf(question, chain.promise, true, depth)
    : "other";
}

function nameOf(
  question: Question,
  name: ts.Identifier,
  depth: number,
): Content {
  if (name.text === "undefined") return "constant";
  const declaration = symbolOf(
    question.project.checker,
    name,
  )?.valueDeclaration;
  if (!declaration) return "other";
  if (ts.isParameter(declaration))
    return declaration.parent === question.given ||
      isSentParameter(question.project, declaration)
      ? "payload"
      : givenByChain(question, declaration, depth);
  if (ts.isBindingElement(declaration)) {
    let holder: ts.Node = declaration;
    while (ts.isBindingElement(holder)) {
      const part = holder.propertyName ?? holder.name;
      if (
        ts.isIdentifier(part) &&
        (isSentMember(question, part.text) || part.text === "input") &&
        isOfParameter(holder)
      )
        return "payload";
      holder = holder.parent.parent;
    }
    return ts.isVariableDeclaration(holder) && holder.initializer
      ? destructured(question, declaration, holder.initializer, depth)
      : "other";
  }
  if (!ts.isVariableDeclaration(declaration)) return "constant";
  if (functionAround(declaration) === undefined) return "constant";
  const loop = declaration.parent.parent;
  if (ts.isForOfStatement(loop) || ts.isForInStatement(loop))
    return contentOf(question, [loop.expression], depth);
  return declaration.initializer
    ? contentOf(
        question,
        [
          declaration.initializer,
          ...filledInto(question.project.checker, declaration),
        ],
        depth,
      )
    : "other";
}

/** `const { body } = req`, `const { name } = req.body` */
function destructured(
  question: Question,
  element: ts.BindingElement,
  source: ts.Expression,
  depth: number,
): Content {
  const part = element.propertyName ?? element.name;
  return ts.isIdentifier(part) &&
    isSentMember(question, part.text) &&
    isRequest(question, skipOuter(source))
    ? "payload"
    : partOf(question, source, depth);
}
