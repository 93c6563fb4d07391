import ts from "typescript";

import {
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { functionsOf, symbolOf } from "../../../program/types/symbols.ts";

/** What libraries call it: `readBody(event)`, `readMultipartFormData(event)`, `getRawBody(req)` */
const ofLibraries = /^(?:read|get|parse)\w*(?:Body|FormData)$/;

/** How many functions may hand the request on until it is read. */
const deepest = 3;

/**
 * The request whose body a call reads, and nothing else of it: a library's function that is called so, or one of the
 * project's that collects what comes in (`req.on("data", …)`, `for await (const chunk of req)`).
 */
export function readsBodyOf(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): ts.Expression | undefined {
  const callee = skipOuter(call.expression);
  const [request] = call.arguments;
  if (!request || !ts.isIdentifier(callee)) return undefined;
  const bodies = functionsOf(checker, callee);
  const reads =
    bodies.length > 0
      ? bodies.every((body) => readsBody(checker, body, deepest))
      : ofLibraries.test(callee.text) && isOfLibrary(checker, callee);
  return reads ? request : undefined;
}

function isOfLibrary(checker: ts.TypeChecker, name: ts.Identifier): boolean {
  const declaration = symbolOf(checker, name)?.declarations?.[0];
  return declaration !== undefined && packageOf(declaration) !== ".";
}

/** Whether a function does nothing with its first parameter but read what comes in through it. */
function readsBody(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
  depth: number,
): boolean {
  const [first] = body.parameters;
  if (!first || !ts.isIdentifier(first.name)) return false;
  const symbol = symbolOf(checker, first.name);
  const { text } = first.name;
  let reads = false;
  let isOnlyRead = true;
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) &&
      node.text === text &&
      symbolOf(checker, node) === symbol
    ) {
      const use = useOf(checker, node, depth);
      if (use === "other") isOnlyRead = false;
      if (use === "data") reads = true;
    }
    ts.forEachChild(node, visit);
  };
  if (body.body) visit(body.body);
  return reads && isOnlyRead;
}

function useOf(
  checker: ts.TypeChecker,
  request: ts.Identifier,
  depth: number,
): "data" | "beside" | "other" {
  const { parent } = request;
  if (ts.isForOfStatement(parent) && parent.expression === request)
    return parent.awaitModifier ? "data" : "other";
  if (ts.isCallExpression(parent))
    return depth > 0 &&
      parent.arguments[0] === request &&
      functionsOf(checker, parent.expression).some((body) =>
        readsBody(checker, body, depth - 1),
      )
      ? "data"
      : "other";
  if (!ts.isPropertyAccessExpression(parent)) return "other";
  let use: "data" | "beside" = "beside";
  // `req.on("data", …).on("end", …)`
  for (let at: ts.Node = parent; ;) {
    const call: ts.Node = at.parent;
    if (
      !ts.isPropertyAccessExpression(at) ||
      !ts.isCallExpression(call) ||
      !/^(?:on|once|off|setEncoding|pause|resume|destroy)$/.test(at.name.text)
    )
      return "other";
    const [event] = call.arguments;
    if (event && ts.isStringLiteralLike(event) && event.text === "data")
      use = "data";
    if (!ts.isPropertyAccessExpression(call.parent)) return use;
    at = call.parent;
  }
}
