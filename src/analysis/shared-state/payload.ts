import ts from "typescript";

import type { Site } from "../../middleware/site.ts";
import {
  functionAround,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/functions.ts";
import { packageOf } from "../../program/package-of.ts";
import { symbolOf } from "../../program/symbols.ts";
import type { Project } from "../project.ts";
import { usesOf } from "./reached.ts";
import type { View } from "./sharing.ts";
import type { OwnWrite } from "./state.ts";

/** What a value consists of: what was sent, what is the same for every request, or anything else. */
type Content = "payload" | "constant" | "other";

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
  const { site } = view;
  if (site && !endsAt(project, site, own.node)) return false;
  const outermost = own.path[0]?.node;
  if (outermost && ts.isCallExpression(outermost))
    return isSent(contentOf(project, [...outermost.arguments]));
  const written = writtenBy(own.target);
  if (!written) return false;
  const content = contentOf(project, written);
  if (isSent(content)) return true;
  return !site && isSentByCallers(project, view.body);
}

function isSent(content: Content): boolean {
  return content === "payload";
}

/** Whether every caller of a provider's method hands over what it was sent. */
function isSentByCallers(project: Project, body: FunctionWithBody): boolean {
  const uses = usesOf(project, body);
  return (
    uses.length > 0 &&
    uses.every((use) => {
      const call = ts.isCallExpression(use.parent)
        ? use.parent
        : use.parent.parent;
      const around = functionAround(use);
      return (
        ts.isCallExpression(call) &&
        around !== undefined &&
        project.middleware.siteOf(around)?.role === "handler" &&
        isSent(contentOf(project, [...call.arguments]))
      );
    })
  );
}

/** Whether the request ends where it has written: nothing further down the chain runs after it. */
function endsAt(project: Project, site: Site, write: ts.Node): boolean {
  if (site.role === "handler") return true;
  let block: ts.Node = write;
  while (!ts.isBlock(block) && !ts.isFunctionLike(block)) block = block.parent;
  if (!ts.isBlock(block) || block.parent === site.body) return false;
  const last = block.statements.at(-1);
  if (!last || !(ts.isReturnStatement(last) || ts.isThrowStatement(last)))
    return false;
  let goesOn = false;
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      node.pos > write.pos &&
      project.middleware.downstreamOf(node.expression, site)
    )
      goesOn = true;
    if (!goesOn) ts.forEachChild(node, visit);
  };
  visit(block);
  return !goesOn;
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
  project: Project,
  parts: readonly ts.Expression[],
  depth = 8,
): Content {
  let content: Content = "constant";
  for (const part of parts) {
    const each = depth === 0 ? "other" : partOf(project, part, depth - 1);
    if (each === "other") return "other";
    if (each === "payload") content = "payload";
  }
  return content;
}

function partOf(
  project: Project,
  expression: ts.Expression,
  depth: number,
): Content {
  const at = skipOuter(expression);
  if (isFunctionWithBody(at)) return "constant";
  if (ts.isIdentifier(at)) return nameOf(project, at, depth);
  if (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at))
    return accessOf(project, at, depth);
  if (ts.isCallExpression(at)) return callOf(project, at, false, depth);
  if (ts.isAwaitExpression(at)) {
    const awaited = skipOuter(at.expression);
    return ts.isCallExpression(awaited)
      ? callOf(project, awaited, true, depth)
      : partOf(project, awaited, depth);
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
  return contentOf(project, parts, depth);
}

const sentMembers = /^(?:body|rawBody|params|query|files?|searchParams)$/;
const sentMethods =
  /^(?:json|text|formData|parseBody|blob|arrayBuffer|param|params|query|queries|valid|all|only|body|input|validateUsing)$/;

function accessOf(
  project: Project,
  access: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  depth: number,
): Content {
  const base = skipOuter(access.expression);
  if (
    ts.isPropertyAccessExpression(access) &&
    sentMembers.test(access.name.text) &&
    isRequest(project, base)
  )
    return "payload";
  return partOf(project, base, depth);
}

function callOf(
  project: Project,
  call: ts.CallExpression,
  awaited: boolean,
  depth: number,
): Content {
  const callee = skipOuter(call.expression);
  if (
    ts.isPropertyAccessExpression(callee) &&
    sentMethods.test(callee.name.text) &&
    isRequest(project, skipOuter(callee.expression))
  )
    return "payload";
  // What is waited for was looked up: `await users.find(req.body.name)`.
  if (awaited) return "other";
  return contentOf(
    project,
    ts.isPropertyAccessExpression(callee)
      ? [callee.expression, ...call.arguments]
      : [...call.arguments],
    depth,
  );
}

/** `req`, `ctx.request`, `c.req`, `event.url`: a parameter, or what a library gives a parameter. */
function isRequest(project: Project, expression: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(expression))
    return (
      /^(?:request|req|url|raw|event)$/.test(expression.name.text) &&
      isRequest(project, skipOuter(expression.expression))
    );
  if (!ts.isIdentifier(expression)) return false;
  const declaration = symbolOf(project.checker, expression)?.valueDeclaration;
  return (
    declaration !== undefined &&
    (ts.isParameter(declaration) ||
      (ts.isBindingElement(declaration) && isOfParameter(declaration)))
  );
}

/** `({ request, params }) => …` */
function isOfParameter(element: ts.BindingElement): boolean {
  const holder = element.parent.parent;
  return (
    ts.isParameter(holder) ||
    (ts.isBindingElement(holder) && isOfParameter(holder))
  );
}

function nameOf(project: Project, name: ts.Identifier, depth: number): Content {
  if (name.text === "undefined") return "constant";
  const declaration = symbolOf(project.checker, name)?.valueDeclaration;
  if (!declaration) return "other";
  if (ts.isParameter(declaration))
    return isSentParameter(project, declaration) ? "payload" : "other";
  if (ts.isBindingElement(declaration)) {
    let holder: ts.Node = declaration;
    while (ts.isBindingElement(holder)) {
      const part = holder.propertyName ?? holder.name;
      if (
        ts.isIdentifier(part) &&
        (sentMembers.test(part.text) || part.text === "input") &&
        isOfParameter(holder)
      )
        return "payload";
      holder = holder.parent.parent;
    }
    return ts.isVariableDeclaration(holder) && holder.initializer
      ? destructured(project, declaration, holder.initializer, depth)
      : "other";
  }
  if (!ts.isVariableDeclaration(declaration)) return "constant";
  if (functionAround(declaration) === undefined) return "constant";
  return declaration.initializer
    ? partOf(project, declaration.initializer, depth)
    : "other";
}

/** `const { body } = req`, `const { name } = req.body` */
function destructured(
  project: Project,
  element: ts.BindingElement,
  source: ts.Expression,
  depth: number,
): Content {
  const part = element.propertyName ?? element.name;
  return ts.isIdentifier(part) &&
    sentMembers.test(part.text) &&
    isRequest(project, skipOuter(source))
    ? "payload"
    : partOf(project, source, depth);
}

/** `@Body() settings: Settings` */
function isSentParameter(
  project: Project,
  parameter: ts.ParameterDeclaration,
): boolean {
  return (ts.getDecorators(parameter) ?? []).some(({ expression }) => {
    const name = ts.isCallExpression(expression)
      ? expression.expression
      : expression;
    if (!/^(?:Body|Param|Query|UploadedFiles?|Args)$/.test(name.getText()))
      return false;
    const declaration = symbolOf(project.checker, name)?.declarations?.[0];
    return declaration !== undefined && packageOf(declaration) !== ".";
  });
}
