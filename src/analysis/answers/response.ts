import ts from "typescript";

import type { ResponseObject } from "../../middleware/descriptor.ts";
import { parametersOf } from "../../middleware/parameters.ts";
import type { Site } from "../../middleware/site.ts";
import { oncePerNode } from "../../program/files/once.ts";
import {
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { isConstant, symbolOf } from "../../program/types/symbols.ts";
import { isNeverReassigned } from "../../program/calls/targets.ts";
import {
  isNamed,
  isNamedParameter,
  symbolIsNamed,
} from "../../program/types/type-names.ts";
import type { Context } from "./context.ts";
import { symbolAt, typeAt } from "../../program/types/types.ts";

interface Held {
  readonly symbol: ts.Symbol;
  readonly object: ResponseObject;
  /** Where the body asks for it itself: a path that doesn't may answer in other ways. */
  readonly got?: true;
}

/** The parameter of a site that is its response object, by its type, else by its place; or what its body gets for one. */
export function responseOf(
  checker: ts.TypeChecker,
  site: Site,
): Held | undefined {
  return givenTo(checker, site) ?? gotBy(checker, site);
}

/** `const response = host.switchToHttp().getResponse<Response>()` */
function gotBy(
  checker: ts.TypeChecker,
  { body, descriptor }: Site,
): Held | undefined {
  const { getter, responses = [] } = descriptor.answering ?? {};
  if (!getter || !body.body || !ts.isBlock(body.body)) return undefined;
  const hasHost = (): boolean =>
    parametersOf(body).some((slot) => {
      const symbol = typeAt(checker, slot).getSymbol();
      return symbol !== undefined && symbolIsNamed(symbol, getter.host);
    });
  for (const statement of body.body.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const variable of statement.declarationList.declarations) {
      const call = variable.initializer && skipOuter(variable.initializer);
      if (!call || !ts.isCallExpression(call) || !isConstant(variable))
        continue;
      const callee = skipOuter(call.expression);
      if (
        !ts.isPropertyAccessExpression(callee) ||
        callee.name.text !== getter.method ||
        !hasHost() ||
        !isNamed(checker, typeAt(checker, callee.expression), [getter.receiver])
      )
        continue;
      const type = typeAt(checker, variable.name);
      const object = responses.find(({ types }) =>
        isNamed(checker, type, types),
      );
      const symbol = object && symbolAt(checker, variable.name);
      return symbol && { symbol, object, got: true };
    }
  }
  return undefined;
}

function givenTo(
  checker: ts.TypeChecker,
  { body, descriptor, downstream }: Site,
): Held | undefined {
  const objects = descriptor.answering?.responses ?? [];
  const slots = parametersOf(body);
  for (const slot of slots) {
    if (!ts.isIdentifier(slot.name)) continue;
    const object = objects.find(({ types }) =>
      isNamedParameter(checker, slot, types),
    );
    const symbol = object && symbolAt(checker, slot.name);
    if (symbol && !isLeftToFramework(checker, slot, object))
      return { symbol, object };
    if (symbol) return undefined;
  }
  // `(req: any, res: any, next)`: the framework calls it with what it always gives.
  const [object] = objects;
  if (!object || object.index < 0) return undefined;
  const last = downstream[0]?.root;
  const at =
    last?.kind === "symbol"
      ? slots.findIndex(
          (slot) =>
            ts.isIdentifier(slot.name) &&
            symbolAt(checker, slot.name) === last.symbol,
        ) - 1
      : slots.length === 4
        ? object.index + 1
        : object.index;
  const slot = slots[at];
  if (at < 0 || !slot || !ts.isIdentifier(slot.name)) return undefined;
  if (!(typeAt(checker, slot).flags & ts.TypeFlags.Any)) return undefined;
  const symbol = symbolAt(checker, slot.name);
  return symbol && { symbol, object };
}

/** `@Res({ passthrough: true })`: the framework answers with the returned value all the same. */
function isLeftToFramework(
  checker: ts.TypeChecker,
  slot: ts.Node,
  { passthrough }: ResponseObject,
): boolean {
  if (!passthrough || !ts.isParameter(slot)) return false;
  const decorator = (ts.getDecorators(slot) ?? []).find(({ expression }) => {
    const callee = ts.isCallExpression(expression)
      ? expression.expression
      : expression;
    const symbol = symbolOf(
      checker,
      ts.isPropertyAccessExpression(callee) ? callee.name : callee,
    );
    return symbol !== undefined && symbolIsNamed(symbol, passthrough.decorator);
  });
  // Without the decorator it is no response of the framework's at all.
  return (
    decorator === undefined ||
    decorator.expression.getText().includes(passthrough.option)
  );
}

/** Which response object an expression is: a name of it, an alias, `res.status(400)`, `reply.raw`. */
export const responseAt: (
  context: Context,
  expression: ts.Expression,
) => ResponseObject | undefined = oncePerNode((context, expression) =>
  askResponse(context, expression, 8),
);

/** What stands for `this` of a function that the project puts into the response (`response.ok = function () { … }`). */
export function thisOf(
  checker: ts.TypeChecker,
  body: ts.FunctionExpression | ts.FunctionDeclaration,
): ts.Symbol | undefined {
  return typeAt(checker, body).getSymbol();
}

export function isOwnOfThis(
  node: ts.Node,
): node is ts.FunctionExpression | ts.FunctionDeclaration {
  return ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node);
}

function askResponse(
  context: Context,
  expression: ts.Expression,
  depth: number,
): ResponseObject | undefined {
  const inner = skipOuter(expression);
  if (depth === 0) return undefined;
  if (inner.kind === ts.SyntaxKind.ThisKeyword) {
    const own = ts.findAncestor(inner, isOwnOfThis);
    const symbol = own && thisOf(context.checker, own);
    return symbol && context.inputs.responses.get(symbol);
  }
  if (ts.isIdentifier(inner)) {
    const symbol = symbolOf(context.checker, inner);
    const known = symbol && context.inputs.responses.get(symbol);
    const declaration = symbol?.valueDeclaration;
    if (known || !declaration || !ts.isVariableDeclaration(declaration))
      return known;
    const { initializer, name } = declaration;
    if (!isConstant(declaration) && !isNeverReassigned(declaration))
      return undefined;
    return initializer && ts.isIdentifier(name)
      ? askResponse(context, initializer, depth - 1)
      : undefined;
  }
  if (ts.isPropertyAccessExpression(inner)) {
    if (inner.expression.kind === ts.SyntaxKind.ThisKeyword) {
      const field = symbolOf(context.checker, inner.name);
      return field && context.inputs.responses.get(field);
    }
    const base = askResponse(context, inner.expression, depth - 1);
    if (base)
      return inner.name.text === base.raw?.member
        ? base.raw.response
        : undefined;
    return reachedFromRequest(context, inner);
  }
  if (!ts.isCallExpression(inner)) return undefined;
  const callee = skipOuter(inner.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const base = askResponse(context, callee.expression, depth - 1);
  if (!base) return undefined;
  const type = typeAt(context.checker, inner);
  const chains =
    (type.flags & ts.TypeFlags.Any) !== 0 ||
    isNamed(context.checker, type, base.types);
  return chains ? base : undefined;
}

/** `req.res`: a property of another parameter whose type is the response's. */
function reachedFromRequest(
  context: Context,
  access: ts.PropertyAccessExpression,
): ResponseObject | undefined {
  const root = skipOuter(access.expression);
  if (
    !ts.isIdentifier(root) ||
    !/^(res|response|reply)$/.test(access.name.text)
  )
    return undefined;
  const declaration = symbolOf(context.checker, root)?.valueDeclaration;
  if (
    !declaration ||
    !ts.isParameter(declaration) ||
    declaration.parent !== context.inputs.site.body
  )
    return undefined;
  const type = typeAt(context.checker, access);
  return context.inputs.site.descriptor.answering?.responses.find((one) =>
    isNamed(context.checker, type, one.types),
  );
}

/** Whether an expression is the function that runs the rest of the chain. */
export const isContinuation: (
  context: Context,
  expression: ts.Expression,
) => boolean = oncePerNode(askContinuation);

function askContinuation(context: Context, expression: ts.Expression): boolean {
  const inner = skipOuter(expression);
  if (!ts.isIdentifier(inner) && !ts.isPropertyAccessExpression(inner))
    return false;
  if (ts.isIdentifier(inner)) {
    const symbol = symbolOf(context.checker, inner);
    if (symbol && context.inputs.continuations.has(symbol)) return true;
  }
  return (
    context.project.middleware.downstreamOf(inner, context.inputs.site) !==
    undefined
  );
}

/** Whether the response or the continuation is named somewhere: `.then(res.json)`, `.then(respond(res))`. */
export function mentionsResponse(context: Context, node: ts.Node): boolean {
  let found = false;
  const look = (at: ts.Node): void => {
    if (found) return;
    if (
      ts.isIdentifier(at) &&
      (responseAt(context, at) !== undefined || isContinuation(context, at))
    )
      found = true;
    else ts.forEachChild(at, look);
  };
  look(node);
  return found;
}

/** Whether the code of a function names the response or the continuation: a look before an analysis. */
export function mentions(context: Context, body: FunctionWithBody): boolean {
  return mayAnswerIn(context, body.body);
}

/** Whether a piece of code names the response, the continuation, or a function that may name them in turn. */
export function mayAnswerIn(context: Context, part: ts.Node): boolean {
  const names = namesOf(context);
  let found = false;
  const look = (node: ts.Node): void => {
    if (found) return;
    if (
      ts.isIdentifier(node) &&
      (names.has(node.text) || isLocalFunction(context, node))
    )
      found = true;
    else ts.forEachChild(node, look);
  };
  look(part);
  return found;
}

const localFunctions = new WeakMap<ts.Node, ReadonlySet<string>>();

/** Names of functions and constants written in the site: what they name may name the response in turn. */
function isLocalFunction(context: Context, node: ts.Identifier): boolean {
  const { scope: body } = context.inputs;
  let names = localFunctions.get(body);
  if (!names) {
    const found = new Set<string>();
    const look = (at: ts.Node): void => {
      if (
        (ts.isVariableDeclaration(at) || ts.isFunctionDeclaration(at)) &&
        at.name &&
        ts.isIdentifier(at.name) &&
        (ts.isFunctionDeclaration(at) ||
          (at.initializer && !ts.isLiteralExpression(at.initializer)))
      )
        found.add(at.name.text);
      ts.forEachChild(at, look);
    };
    look(body.body);
    localFunctions.set(body, (names = found));
  }
  return names.has(node.text) && !isValueOnly(context, node);
}

function isValueOnly(context: Context, node: ts.Identifier): boolean {
  const declaration = symbolOf(context.checker, node)?.valueDeclaration;
  if (!declaration) return true;
  if (ts.isFunctionDeclaration(declaration)) return false;
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer)
    return true;
  const value = skipOuter(declaration.initializer);
  return (
    !ts.isArrowFunction(value) &&
    !ts.isFunctionExpression(value) &&
    responseAt(context, value) === undefined
  );
}

function namesOf(context: Context): ReadonlySet<string> {
  const { responses, continuations, site } = context.inputs;
  return new Set([
    ...[...responses.keys()].map((symbol) => symbol.name),
    ...[...continuations].map((symbol) => symbol.name),
    ...site.downstream.map(({ name }) => name.split(".").at(-1) ?? name),
  ]);
}
