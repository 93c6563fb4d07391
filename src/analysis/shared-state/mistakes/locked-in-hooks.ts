import ts from "typescript";

import { locksPlace } from "./holds-around.ts";
import { isLockedByInterceptor } from "./locked-by-interceptors.ts";
import type { Site } from "../../../middleware/site.ts";
import {
  functionAround,
  isFunctionWithBody,
  outermost,
  rootOfChain,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { ownFilesOf } from "../../../program/files/declared-names.ts";
import { accessOf, namesIn } from "../../../program/syntax/mentions.ts";
import { assigns } from "../../../program/syntax/operators.ts";
import { isNamed } from "../../../program/types/type-names.ts";
import { functionsOf, symbolOf } from "../../../program/types/symbols.ts";
import { typeAt } from "../../../program/types/types.ts";
import type { Project } from "../../project.ts";
import { lockUse } from "../following/locks.ts";
import { summaryIn } from "../following/summary.ts";
import type { Location } from "../places/location.ts";
import { constantNamed } from "../places/nodes.ts";
import { areAll, nameOf, valueUsesOf } from "../sharing/uses.ts";

/** The plugins that a route of Fastify may stand in, one in the other. */
const deepest = 3;

/**
 * Whether a framework runs a handler between hooks that take a lock and give it back: Fastify's `onRequest` and
 * `onResponse`, an interceptor of Nest, the `handle` of SvelteKit's `hooks.server.ts`.
 *
 * @param given Where the handler is registered.
 * @param holds Whether a middleware, or an interceptor, holds a lock around its downstream.
 */
export function isLockedInHooks(
  project: Project,
  { body, descriptor, role }: Site,
  given: readonly ts.Node[],
  location: Location,
  holds: (middleware: ts.Expression) => boolean,
): boolean {
  if (role !== "handler") return false;
  switch (descriptor.id) {
    case "fastify-hook":
      return areAll(registrationOf(body) ? [body] : given, (each) =>
        isHooked(project, { body, location }, each, deepest),
      );
    case "nest-handler":
      return isLockedByInterceptor(project, body, location);
    case "sveltekit":
      return handlesOf(project, body.getSourceFile()).some(holds);
    default:
      return false;
  }
}

/** The place that a handler writes. */
interface Write {
  readonly body: FunctionWithBody;
  readonly location: Location;
}

interface Hook {
  readonly name: string;
  readonly body: FunctionWithBody;
}

/** The hooks that run before the handler. */
const early = /^(?:onRequest|preParsing|preValidation|preHandler)$/;

/** Whether a route, or the plugin that it stands in, is registered where a hook takes a lock. */
function isHooked(
  project: Project,
  write: Write,
  given: ts.Node,
  depth: number,
): boolean {
  const call = registrationOf(given);
  if (!call) return false;
  const root = rootOfChain(call);
  if (!ts.isIdentifier(root) || !isFastify(project, root)) return false;
  const hooks = [...hooksOn(project, root), ...hooksIn(project, call)];
  if (keepsOut(project, hooks, write)) return true;
  const declaration = symbolOf(project.checker, root)?.valueDeclaration;
  if (depth === 0 || !declaration || !ts.isParameter(declaration)) return false;
  const plugin = declaration.parent;
  const name = isFunctionWithBody(plugin) ? nameOf(plugin) : undefined;
  const uses = name ? valueUsesOf(project, name).map(accessOf) : [plugin];
  return areAll(uses, (use) => isHooked(project, write, use, depth - 1));
}

/** `app.get("/", given)`, `app.route({ handler: given })` */
function registrationOf(given: ts.Node): ts.CallExpression | undefined {
  const argument = outermost(given);
  const { parent } = argument;
  const whole =
    ts.isPropertyAssignment(parent) &&
    ts.isObjectLiteralExpression(parent.parent)
      ? parent.parent
      : argument;
  const call = whole.parent;
  return ts.isCallExpression(call) && call.expression !== whole
    ? call
    : undefined;
}

function isFastify({ checker }: Project, instance: ts.Identifier): boolean {
  return isNamed(checker, typeAt(checker, instance), [
    { package: "fastify", type: "FastifyInstance" },
  ]);
}

/** `app.addHook("onRequest", take)`, on the same instance, before or behind the route. */
function hooksOn({ checker }: Project, root: ts.Identifier): readonly Hook[] {
  const own = symbolOf(checker, root);
  return namesIn(root.getSourceFile(), root.text).flatMap((name) => {
    const call = name.parent.parent;
    if (
      !ts.isPropertyAccessExpression(name.parent) ||
      name.parent.name.text !== "addHook" ||
      !ts.isCallExpression(call) ||
      functionAround(name) !== functionAround(root) ||
      symbolOf(checker, name) !== own
    )
      return [];
    const [hook, given] = call.arguments;
    return hook && given && ts.isStringLiteralLike(hook)
      ? functionsOf(checker, given).map((body) => ({ name: hook.text, body }))
      : [];
  });
}

/** `{ preHandler: take, onResponse: giveBack }`, the options of a route. */
function hooksIn(
  { checker }: Project,
  call: ts.CallExpression,
): readonly Hook[] {
  return call.arguments.flatMap((argument) =>
    ts.isObjectLiteralExpression(argument)
      ? argument.properties.flatMap((property) =>
          ts.isPropertyAssignment(property)
            ? elementsOf(property.initializer)
                .flatMap((each) => [...functionsOf(checker, each)])
                .map((body) => ({ name: property.name.getText(), body }))
            : [],
        )
      : [],
  );
}

/** `[take, check]`, or the one that stands there alone. */
function elementsOf(given: ts.Expression): readonly ts.Expression[] {
  const inner = skipOuter(given);
  return ts.isArrayLiteralExpression(inner) ? inner.elements : [inner];
}

/** Whether a hook before the handler still holds a lock at its end, and neither the others nor the handler give it back early. */
function keepsOut(
  project: Project,
  hooks: readonly Hook[],
  { body: handler, location }: Write,
): boolean {
  const before = hooks.filter(({ name }) => early.test(name));
  return before.some(({ body }) => {
    const { locked, told } = summaryIn(project)(body).held;
    if (!locked || told || !locksPlace(project, body, location)) return false;
    const kept = keptIn(project, body);
    if (mentionsOne(handler, kept)) return false;
    return before.every(
      (other) => other.body === body || !givesBack(project, other.body, kept),
    );
  });
}

/** What a function keeps a lock's answer in, or that of any wait where none is known for one: `unlock` of `request.unlock = await lock.acquire()`. */
function keptIn(project: Project, body: FunctionWithBody): ReadonlySet<string> {
  const ofLocks = new Set<string>();
  const ofAll = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isAwaitExpression(node)) {
      const whole = outermost(node);
      const { parent } = whole;
      const holder = assigns(parent, whole)
        ? parent.left
        : ts.isCallExpression(parent) &&
            ts.isPropertyAccessExpression(parent.expression)
          ? parent.expression.expression
          : undefined;
      const awaited = skipOuter(node.expression);
      if (holder) ofAll.add(lastName(holder));
      if (
        holder &&
        ts.isCallExpression(awaited) &&
        lockUse(project, awaited) === "acquires"
      )
        ofLocks.add(lastName(holder));
    }
    ts.forEachChild(node, visit);
  };
  visit(body.body);
  return ofLocks.size > 0 ? ofLocks : ofAll;
}

function lastName(expression: ts.Expression): string {
  const inner = skipOuter(expression);
  return ts.isPropertyAccessExpression(inner)
    ? inner.name.text
    : inner.getText();
}

/** `request.unlock()`, `locks.get(request)()`, `mutex.release()` */
function givesBack(
  project: Project,
  body: FunctionWithBody,
  kept: ReadonlySet<string>,
): boolean {
  const visit = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) && lockUse(project, node) === "releases") ||
    (ts.forEachChild(node, visit) ?? false);
  return mentionsOne(body, kept) || visit(body.body);
}

function mentionsOne(
  { body }: FunctionWithBody,
  names: ReadonlySet<string>,
): boolean {
  return [...names].some((name) => namesIn(body, name).length > 0);
}

const hooksFile = /^(.*\/)hooks\.server\.[jt]s$/;

/** What the `handle` of SvelteKit's hooks is: a function, or those of a `sequence`. */
function handlesOf(
  { program, checker }: Project,
  { fileName }: ts.SourceFile,
): readonly ts.Expression[] {
  return ownFilesOf(program).flatMap((file) => {
    const folder = hooksFile.exec(file.fileName)?.[1];
    if (folder === undefined || !fileName.startsWith(folder)) return [];
    return file.statements.flatMap((statement) =>
      ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.flatMap(
            ({ name, initializer }) =>
              name.getText() === "handle" && initializer
                ? sequenceOf(checker, initializer)
                : [],
          )
        : ts.isFunctionDeclaration(statement) &&
            statement.name?.text === "handle"
          ? [statement.name]
          : [],
    );
  });
}

function sequenceOf(
  checker: ts.TypeChecker,
  handle: ts.Expression,
): readonly ts.Expression[] {
  const inner = skipOuter(handle);
  const made = ts.isIdentifier(inner) ? constantNamed(checker, inner) : inner;
  return made && ts.isCallExpression(made) ? [...made.arguments] : [inner];
}
