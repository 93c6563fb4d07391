import ts from "typescript";

import {
  isAsync,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { targetsOf } from "../../program/calls/targets.ts";
import { isNamed } from "../../program/types/type-names.ts";
import type { Project } from "../project.ts";
import type { Registration } from "./registrations.ts";
import { typeAt } from "../../program/types/types.ts";

/**
 * A part of the request that a middleware of a package fills: it isn't there for what stands before.
 * Each was seen by running: the handler reads `undefined`.
 */
export interface Filler {
  readonly part: "body" | "cookies" | "session";
  readonly packages: readonly string[];
  /** The function of the package that makes the middleware; without it, its main export. */
  readonly names?: readonly string[];
}

export const fillers: readonly Filler[] = [
  {
    part: "body",
    packages: ["express", "express-serve-static-core", "body-parser"],
    names: ["json", "urlencoded", "text", "raw"],
  },
  {
    part: "body",
    packages: ["koa-bodyparser", "@koa/bodyparser", "koa-body"],
  },
  { part: "cookies", packages: ["cookie-parser"] },
  {
    part: "session",
    packages: ["express-session", "cookie-session", "koa-session"],
  },
];

/** Packages whose middleware only makes sense around what answers. */
const wrappers: readonly string[] = [
  ...["cors", "helmet", "compression", "express-rate-limit"],
  ...["@koa/cors", "koa-helmet", "koa-compress", "koa-ratelimit"],
];

/** Hono's own middleware that wraps what it stands before; `serveStatic` and its like answer. */
const honoWrappers: ReadonlySet<string> = new Set([
  ...["cors", "logger", "secureHeaders", "bearerAuth", "basicAuth", "jwt"],
  ...["etag", "compress", "csrf", "timing", "requestId", "poweredBy"],
  ...["prettyJSON", "bodyLimit", "timeout", "cache", "ipRestriction"],
]);

/** The package and the name of what makes a middleware: `express.json()`, `cors`, `bodyParser.json(…)`. */
function makerOf(
  { checker }: Project,
  handler: ts.Expression,
): { readonly package: string; readonly name: string } | undefined {
  const inner = skipOuter(handler);
  const made = ts.isCallExpression(inner) ? inner.expression : inner;
  const [target] = targetsOf(checker, made);
  const declaration =
    target ??
    (ts.isCallExpression(inner)
      ? checker.getResolvedSignature(inner)?.declaration
      : undefined);
  if (!declaration) return undefined;
  const callee = skipOuter(made);
  const named = ts.getNameOfDeclaration(declaration);
  return {
    package: packageOf(declaration),
    name:
      named && ts.isIdentifier(named)
        ? named.text
        : ts.isPropertyAccessExpression(callee)
          ? callee.name.text
          : callee.getText(),
  };
}

/** What a registered handler fills, by the package that declares it. */
export function fillerOf(
  project: Project,
  handler: ts.Expression,
): Filler | undefined {
  const maker = makerOf(project, handler);
  return (
    maker &&
    fillers.find(
      ({ packages, names }) =>
        packages.includes(maker.package) &&
        (!names || names.includes(maker.name)),
    )
  );
}

/** Whether a registered handler only makes sense around what answers. */
export function isWrapper(project: Project, handler: ts.Expression): boolean {
  const maker = makerOf(project, handler);
  return (
    maker !== undefined &&
    (wrappers.includes(maker.package) ||
      (maker.package === "hono" && honoWrappers.has(maker.name)))
  );
}

/** `passport.session()`: it reads the session that a middleware before has to have filled. */
export function isLoginSession(
  project: Project,
  handler: ts.Expression,
): boolean {
  const inner = skipOuter(handler);
  return (
    ts.isCallExpression(inner) &&
    ts.isPropertyAccessExpression(inner.expression) &&
    inner.expression.name.text === "session" &&
    makerOf(project, handler)?.package === "passport"
  );
}

/** Any other part of passport, which makes no session. */
export function isOfPassport(
  project: Project,
  handler: ts.Expression,
): boolean {
  return makerOf(project, handler)?.package === "passport";
}

/** The function of the program that a handler is, where there is one. */
export function bodyOf(
  { checker }: Project,
  handler: ts.Expression,
): FunctionWithBody | undefined {
  const [target, ...others] = targetsOf(checker, handler).filter(
    isFunctionWithBody,
  );
  return target && others.length === 0 ? target : undefined;
}

/** `(error, request, response, next) => …`, or what a type says is one. */
export function isErrorHandler(
  project: Project,
  handler: ts.Expression,
): boolean {
  const body = bodyOf(project, handler);
  if (body) return body.parameters.length === 4;
  const inner = skipOuter(handler);
  if (ts.isStringLiteralLike(inner)) return false;
  return isNamed(project.checker, typeAt(project.checker, inner), [
    { package: "express-serve-static-core", type: "ErrorRequestHandler" },
    { package: "express", type: "ErrorRequestHandler" },
  ]);
}

/** A router that is mounted: `app.use("/users", users)`, `app.use(router.routes())`. */
export function isRouter(project: Project, handler: ts.Expression): boolean {
  const { checker } = project;
  const inner = skipOuter(handler);
  if (
    ts.isCallExpression(inner) &&
    ts.isPropertyAccessExpression(inner.expression) &&
    /^(?:routes|middleware)$/.test(inner.expression.name.text)
  )
    return isNamed(checker, typeAt(checker, inner.expression.expression), [
      { package: "@koa/router", type: "Router*" },
      { package: "koa-router", type: "Router" },
    ]);
  if (isFunctionWithBody(inner)) return false;
  return isNamed(checker, typeAt(checker, inner), [
    { package: "express-serve-static-core", type: "Router" },
    { package: "express-serve-static-core", type: "IRouter" },
    { package: "express", type: "Router" },
  ]);
}

/** Whether a handler may end in an error: it throws, waits, or calls something besides `req`, `res` and the console. */
export function mayFail(project: Project, handler: ts.Expression): boolean {
  const body = bodyOf(project, handler);
  if (!body) return true;
  if (isAsync(body)) return true;
  const own = new Set(
    body.parameters.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    ),
  );
  const visit = (node: ts.Node): boolean => {
    if (ts.isThrowStatement(node) || ts.isAwaitExpression(node)) return true;
    if (ts.isCallExpression(node)) {
      let at: ts.Expression = node.expression;
      while (ts.isPropertyAccessExpression(at) || ts.isCallExpression(at))
        at = at.expression;
      const isOwn =
        ts.isIdentifier(at) && (own.has(at.text) || at.text === "console");
      const passesError =
        ts.isIdentifier(node.expression) &&
        own.has(node.expression.text) &&
        node.arguments.length > 0;
      if (!isOwn || passesError) return true;
    }
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(body.body);
}

/** The paths that stand for whatever is left: `*`, `/*splat`, `{*any}`. */
export function isCatchAll({ path }: Registration): boolean {
  return path !== undefined && /^\/?[({]?\.?\*/.test(path.replace("/{", "/"));
}

/** Where a report on a registration stands: at its method, also at the end of a chain. */
export function methodNode(call: ts.CallExpression): ts.Node {
  return ts.isPropertyAccessExpression(call.expression)
    ? call.expression.name
    : call;
}
