import ts from "typescript";

import {
  isRequestScoped,
  providersIn,
} from "../../../middleware/containers.ts";
import type { Site } from "../../../middleware/site.ts";
import { matchesName } from "../../../program/types/package-of.ts";
import {
  functionAround,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { functionsOf } from "../../../program/types/symbols.ts";
import { isMadeAnew } from "../following/own-keys.ts";
import type { Project } from "../../project.ts";
import { isCalledOnModules } from "./held-by-module.ts";
import { holderOf, type Location, type Root } from "../places/location.ts";
import { isCalledAtStart, isMadeAtStart } from "./made-at-start.ts";
import {
  isMadeForRequestsAlone,
  isMadeWithConnection,
  takesRequest,
} from "./made-for-request.ts";
import { runsForRequests, runsForRequestsAlone } from "./reached.ts";
import { constructionsOf, usesOf } from "./uses.ts";
import { Flag, parameterFlag } from "../places/value.ts";
import { typeAt } from "../../../program/types/types.ts";

type IsRun = (around: FunctionWithBody) => boolean;

/** Whose view a body is judged from: what its requests (or its calls) share, and what each owns. */
export interface View {
  readonly body: FunctionWithBody;
  /** What a value that derives from the request has of these flags. */
  readonly owned: number;
  /** What the framework runs; undefined for a helper. */
  readonly site?: Site;
  /** The class whose object the body runs on, and none of its heirs. */
  readonly heir?: ts.ClassLikeDeclaration | undefined;
  /** Whether several requests are under way at once. */
  readonly overlaps: boolean;
  readonly isShared: (location: Location) => boolean;
  /** The names of the parts below parameters that all requests share: `app` for `ctx.app`. */
  readonly excepted: readonly string[];
  /** Below a parameter, but one object for all requests: `ctx.app`. */
  readonly isExcepted: (location: Location) => boolean;
  /** Whether the type of an expression says that it belongs to one request. */
  readonly isOwned: (expression: ts.Expression) => boolean;
}

/** The view of a middleware or a handler; `heir` is the class of the object that it runs on, where that is no other's. */
export function siteView(
  project: Project,
  site: Site,
  heir?: ts.ClassLikeDeclaration,
): View {
  const { body, descriptor } = site;
  const { parameters, except } = descriptor.owned;
  const isExcepted = (location: Location): boolean =>
    except.some((each) => {
      const [position, ...names] = each.split(".");
      return (
        location.root.kind === "parameter" &&
        location.root.body === body &&
        position === String(location.root.index) &&
        location.path.length >= names.length &&
        names.every((name, at) =>
          matchesName(location.path[at]?.text ?? "", name),
        )
      );
    });
  const indexes =
    parameters === "all" ? body.parameters.map((_, at) => at) : parameters;
  return {
    body,
    owned: indexes.reduce<number>(
      (flags, index) => flags | parameterFlag(index),
      Flag.request,
    ),
    site,
    overlaps: descriptor.concurrency !== "one",
    excepted: except.map((each) => each.split(".")[1] ?? "*"),
    isExcepted,
    isOwned: (expression) =>
      isScopedObject(project, expression) ||
      project.middleware.isRequestOwned(expression, site),
    isShared: (location) => {
      const { root, path } = location;
      if (ownsSlot(location)) return false;
      if (root.kind === "parameter") return isExcepted(location);
      const variable = root.kind === "this" ? root.by : root.symbol;
      return variable
        ? isSharedVariable(
            project,
            body,
            variable,
            (around) =>
              isPerRequest(project, around) ||
              takesRequest(project, site, around) ||
              // `welcome(socket, client)`, which adds the listeners of one connection.
              runsForRequestsAlone(project, around),
          )
        : root.kind === "this" &&
            isSharedThis(project, site, root.element, { path, heir });
    },
  };
}

/** The view of a function that requests lead to: what its callers hand over is theirs. */
export function helperView(project: Project, body: FunctionWithBody): View {
  const isRun: IsRun = (around) =>
    isPerRequest(project, around) ||
    // Its variables are made anew by each request that calls it.
    runsForRequests(project, around, "request");
  return {
    body,
    owned: Flag.parameters | Flag.request,
    overlaps: true,
    excepted: [],
    isExcepted: () => false,
    isOwned: (expression) => isScopedObject(project, expression),
    isShared: ({ root, path }) =>
      !ownsSlot({ path }, (symbol) => isOwnName(project, symbol, isRun)) &&
      (root.kind === "this" && !root.by
        ? // What a constructor makes nobody else has yet.
          !(ts.isConstructorDeclaration(body) && root.element === body) &&
          isMadeOnceForAll(project, body, root.element)
        : isSharedName(project, body, root, isRun)),
  };
}

/** A variable, or an object that the container in a variable gives out. */
function isSharedName(
  project: Project,
  body: FunctionWithBody,
  root: Root,
  isRun: IsRun,
): boolean {
  const symbol =
    root.kind === "this"
      ? root.by
      : root.kind === "variable"
        ? root.symbol
        : undefined;
  return (
    symbol !== undefined &&
    (isSharedVariable(project, body, symbol, isRun) ||
      isHeldVariable(project, body, symbol))
  );
}

/** An injected object of which the container makes one for each request. */
function isScopedObject(project: Project, expression: ts.Expression): boolean {
  const declaration = typeAt(project.checker, expression).getSymbol()
    ?.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isClassLike(declaration) &&
    isRequestScoped(project.checker, declaration)
  );
}

/** Whether the object that a body sees as `this` is made once, for all requests. */
export function isMadeOnceForAll(
  project: Project,
  body: FunctionWithBody,
  element: ts.Node,
): boolean {
  const holder = holderOf(element);
  if (ts.isObjectLiteralExpression(holder)) {
    const factory = functionAround(holder);
    return (
      !factory ||
      isCalledAtStart(project, factory) ||
      isCalledOnModules(project, body, () => usesOf(project, factory), factory)
    );
  }
  return (
    ts.isClassLike(holder) &&
    !isRequestScoped(project.checker, holder) &&
    (isMadeAtStart(project, holder) ||
      isCalledOnModules(
        project,
        body,
        () => constructionsOf(project, holder),
        holder,
      ))
  );
}

/** A variable of a factory, of whose objects a module holds one. */
function isHeldVariable(
  project: Project,
  body: FunctionWithBody,
  symbol: ts.Symbol,
): boolean {
  const declaration = symbol.valueDeclaration;
  const factory = declaration && functionAround(declaration);
  return (
    factory !== undefined &&
    factory !== body &&
    isWithinNode(body, factory) &&
    isCalledOnModules(project, body, () => usesOf(project, factory), factory)
  );
}

/** The view of any async function, of which many calls are under way. */
export function callView(project: Project, body: FunctionWithBody): View {
  return {
    body,
    owned: Flag.parameters | Flag.request,
    overlaps: true,
    excepted: [],
    isExcepted: () => false,
    isOwned: () => false,
    isShared: (location) =>
      !ownsSlot(location) &&
      (location.root.kind === "this"
        ? !ts.isConstructorDeclaration(location.root.element)
        : location.root.kind === "variable" &&
          isSharedVariable(project, body, location.root.symbol, () => false)),
  };
}

/** A slot that only this request can name: its key is an object, or new each time, or made of a name of the request's own. */
function ownsSlot(
  { path }: Pick<Location, "path">,
  isOwn: (captured: ts.Symbol) => boolean = () => false,
): boolean {
  return path.some(
    ({ kind, flags, byObject, captured }) =>
      kind === "key" &&
      ((flags & Flag.fresh) !== 0 || byObject || captured?.some(isOwn)),
  );
}

/** `const id = randomUUID()` of a function that each request runs. */
function isOwnName(
  { checker }: Project,
  symbol: ts.Symbol,
  isRun: IsRun,
): boolean {
  const declaration = symbol.valueDeclaration;
  return (
    declaration !== undefined &&
    isMadeAnew(checker, declaration) &&
    isRunAround(functionAround(declaration), isRun)
  );
}

function isSharedThis(
  project: Project,
  site: Site,
  element: ts.Node,
  { path, heir }: Pick<Location, "path"> & Pick<View, "heir">,
): boolean {
  const { body, descriptor } = site;
  const holder = holderOf(element);
  if (isWithinNode(holder, body)) return false;
  // A function's own `this`: whose, only its caller knows.
  if (holder === element) return false;
  if (ts.isClassLike(holder)) {
    const owner = heir ?? holder;
    if (
      descriptor.instance === "request" ||
      isRequestScoped(project.checker, owner)
    )
      return providersIn(project, owner).has(path[0]?.text ?? "");
    if (
      isMadeForRequestsAlone(project, owner) ||
      isMadeWithConnection(project, owner, descriptor)
    )
      return false;
    if (element === body || element === body.parent) return true;
  }
  for (
    let around = functionAround(holder);
    around;
    around = functionAround(around)
  ) {
    if (isPerRequest(project, around)) return false;
  }
  return (
    element === body.parent ||
    (isWithinNode(body, element) &&
      (element === body || !isPerRequest(project, element)))
  );
}

function isPerRequest(project: Project, node: ts.Node): boolean {
  return project.middleware.siteOf(node) !== undefined;
}

function isSharedVariable(
  project: Project,
  body: FunctionWithBody,
  symbol: ts.Symbol,
  isRun: IsRun,
): boolean {
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
  if (!declaration) return symbol.name === "globalThis";
  if (isWithinNode(declaration, body) || isOfPage(symbol)) return false;
  const around = functionAround(declaration);
  if (!around) return true;
  if (isRunAround(around, isRun)) return false;
  if (isWithinNode(body, around)) return !isCallbackIn(project, body, around);
  return isCalledAtStart(project, around);
}

function isRunAround(
  start: FunctionWithBody | undefined,
  isRun: IsRun,
): boolean {
  for (let at = start; at; at = functionAround(at)) if (isRun(at)) return true;
  return false;
}

/** `await each(rows, async (row, ctx) => …)` in a function that requests alone run: what is in there is theirs. */
function isCallbackIn(
  project: Project,
  { parent }: FunctionWithBody,
  around: FunctionWithBody,
): boolean {
  return (
    ts.isCallExpression(parent) &&
    functionsOf(project.checker, parent.expression).length > 0 &&
    runsForRequestsAlone(project, around)
  );
}

/** `document`, which only a browser has: code that a handler sends to a page (`page.evaluate(() => …)`). */
function isOfPage({ declarations = [] }: ts.Symbol): boolean {
  return (
    declarations.length > 0 &&
    declarations.every((declaration) =>
      /[/\\]lib\.dom[.\w]*\.d\.ts$/.test(declaration.getSourceFile().fileName),
    )
  );
}

export function isWithinNode(part: ts.Node, whole: ts.Node): boolean {
  return (
    part.pos >= whole.pos &&
    part.end <= whole.end &&
    part.getSourceFile() === whole.getSourceFile()
  );
}
