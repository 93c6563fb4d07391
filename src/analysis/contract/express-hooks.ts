import ts from "typescript";

import {
  isFunctionWithBody,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { functionsOf, symbolOf } from "../../program/types/symbols.ts";
import {
  isNamed,
  symbolIsNamed,
  symbolsOfType,
} from "../../program/types/type-names.ts";
import type { Project } from "../project.ts";
import { expressTypes, isRouterCall } from "./express-routers.ts";
import { hookFinding, type HookFinding } from "./hook-finding.ts";
import { nextParameter } from "./hook-repairs.ts";

const errorHandlers = expressTypes("ErrorRequestHandler");
const requestHandlers = expressTypes(
  "RequestHandler",
  "ApplicationRequestHandler",
);

/** What only a response has: a `next` that is used like this is none. */
const responseMethods = new Set([
  ...["status", "json", "send", "sendStatus", "end", "render", "redirect"],
  ...["setHeader", "sendFile", "jsonp", "writeHead"],
]);

/** Error handlers that Express takes for ordinary middleware, since it counts their parameters. */
export function expressHookFindings(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly HookFinding[] {
  const { text } = sourceFile;
  if (!/ErrorRequestHandler|\.use\s*\(/.test(text)) return [];
  const found = new Map<ts.Node, HookFinding>();
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node)) {
      const finding = typedHandler(project, node);
      if (finding) found.set(node, finding);
    } else if (ts.isCallExpression(node) && isUse(project, node)) {
      for (const argument of node.arguments)
        for (const body of functionsOf(project.checker, argument)) {
          const isHere = body.getSourceFile() === sourceFile;
          if (isHere && !found.has(body) && takesNextForResponse(body))
            found.set(body, arity(body));
        }
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return [...found.values()];
}

function arity(body: FunctionWithBody): HookFinding {
  const facts = { count: String(lengthOf(body)) };
  return hookFinding("errorArity", body.name ?? body, facts, {
    repairs: nextParameter(body),
  });
}

/** A function that its type says is an error handler, with another number of parameters. */
function typedHandler(
  { checker }: Project,
  body: FunctionWithBody,
): HookFinding | undefined {
  if (!ts.isArrowFunction(body) && !ts.isFunctionExpression(body))
    return undefined;
  if (lengthOf(body) === 4) return undefined;
  const type = checker.getContextualType(body);
  if (!type || !isNamed(checker, type, errorHandlers)) return undefined;
  // What `use` takes is a union of both: there the number of parameters is the choice.
  const isEither = symbolsOfType(checker, type).some((symbol) =>
    requestHandlers.some((name) => symbolIsNamed(symbol, name)),
  );
  return isEither || isCalledByName(checker, body) ? undefined : arity(body);
}

/** `length`: the parameters before the first that has a default or is a rest. */
function lengthOf(body: FunctionWithBody): number {
  const own = body.parameters.filter(({ name }) => name.getText() !== "this");
  const index = own.findIndex(
    ({ initializer, dotDotDotToken }) => initializer ?? dotDotDotToken,
  );
  return index < 0 ? own.length : index;
}

/** Whether the project's code calls a handler itself, whatever Express makes of it. */
function isCalledByName(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
): boolean {
  const { parent } = body;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name))
    return false;
  const { text } = parent.name;
  const symbol = symbolOf(checker, parent.name);
  const visit = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === text &&
      symbolOf(checker, node.expression) === symbol) ||
    (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(body.getSourceFile());
}

function isUse(project: Project, call: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(call.expression) &&
    call.expression.name.text === "use" &&
    isRouterCall(project, call)
  );
}

/** `(error, request, response) => response.status(500)`: the third parameter is `next`. */
function takesNextForResponse(body: FunctionWithBody): boolean {
  if (lengthOf(body) !== 3 || body.parameters.length !== 3) return false;
  const name = body.parameters[2]?.name;
  if (!name || !ts.isIdentifier(name)) return false;
  let asResponse = false;
  let asFunction = false;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name.text) {
      const { parent } = node;
      if (ts.isCallExpression(parent) && parent.expression === node)
        asFunction = true;
      if (
        ts.isPropertyAccessExpression(parent) &&
        parent.expression === node &&
        responseMethods.has(parent.name.text)
      )
        asResponse = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(body.body);
  return asResponse && !asFunction;
}
