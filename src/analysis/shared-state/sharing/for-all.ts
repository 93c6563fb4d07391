import ts from "typescript";

import type { FrameworkDescriptor } from "../../../middleware/descriptor.ts";
import { packagesIn, packagesOf } from "../../../middleware/filter.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { isPackage, packageOf } from "../../../program/types/package-of.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { typeAt } from "../../../program/types/types.ts";
import type { Project } from "../../project.ts";
import type { Transfer } from "../following/transfer.ts";
import { isForeign } from "../following/sources.ts";
import { Flag, type Value } from "../places/value.ts";

/**
 * Whether a part of what a request carries along is nothing of its own, which its declaration tells wherever the whole
 * came from: what the framework gives every request (`req.app`, `request.server`), and what the project hands over
 * with the context to be called (`ctx.db`): a variable of a module, or an object of methods alone.
 */
const isForAll: (project: Project, name: ts.Node) => boolean = oncePerNode(
  (project, name: ts.Node) => {
    const { checker } = project;
    const declaration = symbolOf(checker, name)?.declarations?.[0];
    const from = declaration && packageOf(declaration);
    const type = typeAt(checker, name);
    if ((type.flags & ts.TypeFlags.Object) === 0) return false;
    if (isSignal(type) || isEnvironment(project, type, name)) return true;
    if (from !== undefined && from !== ".")
      return isExceptedPart(project, from, name.getText());
    return (
      (declaration !== undefined && isOfModule(checker, declaration)) ||
      (isService(project, type) &&
        !(
          ts.isPropertyAccessExpression(name.parent) &&
          name.parent.name === name &&
          isTakenAtOnce(project, name.parent)
        ))
    );
  },
);

/**
 * Whether what a service itself keeps is taken of it here: it is stored as it is (`current = req.cart`), or tells at
 * once what it knows (`req.session.get("user")`). What there is to wait for comes from elsewhere.
 */
function isTakenAtOnce(project: Project, part: ts.Expression): boolean {
  let at = part;
  let isCalled = false;
  for (;;) {
    const { parent } = at;
    if (
      !(
        ts.isPropertyAccessExpression(parent) ||
        ts.isElementAccessExpression(parent) ||
        ts.isCallExpression(parent) ||
        ts.isNonNullExpression(parent) ||
        ts.isParenthesizedExpression(parent)
      ) ||
      parent.expression !== at
    )
      break;
    isCalled ||= ts.isCallExpression(parent);
    at = parent;
  }
  const { parent } = at;
  const operator =
    ts.isBinaryExpression(parent) && parent.right === at
      ? parent.operatorToken.kind
      : undefined;
  if (!isCalled) return operator === ts.SyntaxKind.EqualsToken;
  // `count ??= db.count()` asks for what is the same for all.
  if (operator === ts.SyntaxKind.QuestionQuestionEqualsToken) return false;
  const given = typeAt(project.checker, at);
  return !given.getProperty("then") && !isService(project, given);
}

/** It says when to stop, and nothing of what was asked for. */
function isSignal(type: ts.Type): boolean {
  return type.getSymbol()?.name === "AbortSignal";
}

const workersTypes = "@cloudflare/workers-types";

/** What a worker of Cloudflare's is bound to, by the names of the types. */
const bindings: ReadonlySet<string> = new Set([
  "Ai",
  "AnalyticsEngineDataset",
  "D1Database",
  "DurableObjectNamespace",
  "Fetcher",
  "Hyperdrive",
  "KVNamespace",
  "Queue",
  "R2Bucket",
  "RateLimit",
  "SendEmail",
  "Service",
  "VectorizeIndex",
  "Workflow",
]);

/**
 * The environment of a worker, wherever a framework or the project hands it over: `event.platform.env`. What is written
 * in small letters beside a binding is of the request: `locals` with `db` and `user`.
 */
function isEnvironment(
  { checker, program }: Project,
  type: ts.Type,
  at: ts.Node,
): boolean {
  if (!packagesIn(program).has(workersTypes)) return false;
  const isBinding = (property: ts.Symbol): boolean => {
    const symbol = checker
      .getNonNullableType(checker.getTypeOfSymbolAtLocation(property, at))
      .getSymbol();
    const declaration = symbol?.declarations?.[0];
    return (
      symbol !== undefined &&
      declaration !== undefined &&
      bindings.has(symbol.name) &&
      packageOf(declaration) === workersTypes
    );
  };
  const properties = type.getProperties();
  if (!properties.some(isBinding)) return false;
  const name = (type.aliasSymbol ?? type.getSymbol())?.name ?? "";
  return (
    /env|binding/i.test(name) ||
    properties.every(
      (property) => /^[A-Z]/.test(property.name) || isBinding(property),
    )
  );
}

const ofRequest = Flag.parameters | Flag.request;

/** The value of a part, without what it would have of the request if it is nothing of the request's own. */
export function ofRequestOnly(
  { project }: Transfer,
  name: ts.Identifier | ts.PrivateIdentifier,
  value: Value,
): Value {
  return (value.flags & ofRequest) !== 0 && isForAll(project, name)
    ? { ...value, flags: value.flags & ~ofRequest }
    : value;
}

/** The same of what a library gives for a name: `c.get("db")`, `request.diScope.resolve("db")`. */
export function ofRequestGiven(
  { project }: Transfer,
  call: ts.Node,
  value: Value,
): Value {
  return (value.flags & ofRequest) !== 0 && isServiceNamed(project, call)
    ? { ...value, flags: value.flags & ~ofRequest }
    : value;
}

const isServiceNamed: (project: Project, call: ts.Node) => boolean =
  oncePerNode((project, call: ts.Node) => {
    if (!ts.isCallExpression(call)) return false;
    const [name, ...others] = call.arguments;
    return (
      name !== undefined &&
      others.length === 0 &&
      ts.isStringLiteralLike(name) &&
      ts.isPropertyAccessExpression(call.expression) &&
      isForeign(project.checker, call.expression.name) &&
      isService(project, typeAt(project.checker, call)) &&
      !isTakenAtOnce(project, call)
    );
  });

interface ExceptedParts {
  readonly packages: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

const exceptedBy = new WeakMap<
  readonly FrameworkDescriptor[],
  readonly ExceptedParts[]
>();

/** What each framework gives all requests, by the last names of what its descriptor excepts. */
function exceptedOf(
  descriptors: readonly FrameworkDescriptor[],
): readonly ExceptedParts[] {
  let parts = exceptedBy.get(descriptors);
  if (!parts) {
    parts = descriptors.map((descriptor) => ({
      packages: packagesOf(descriptor),
      names: new Set(
        descriptor.owned.except.flatMap((path) => path.split(".").slice(-1)),
      ),
    }));
    exceptedBy.set(descriptors, parts);
  }
  return parts;
}

function isExceptedPart(project: Project, from: string, name: string): boolean {
  return exceptedOf(project.settings.descriptors).some(
    ({ packages, names }) =>
      names.has(name) && [...packages].some((each) => isPackage(from, each)),
  );
}

/** `db: typeof db`, of which there is one. */
function isOfModule(
  checker: ts.TypeChecker,
  declaration: ts.Declaration,
): boolean {
  const type =
    ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration)
      ? declaration.type
      : undefined;
  if (!type || !ts.isTypeQueryNode(type)) return false;
  const variable = symbolOf(checker, type.exprName)?.valueDeclaration;
  return (
    variable !== undefined &&
    ts.isVariableDeclaration(variable) &&
    ts.isSourceFile(variable.parent.parent.parent)
  );
}

/**
 * An object that only has methods, or parts that only have methods (`prisma.user.findMany()`), and keeps no text or
 * number for itself. Not one of a framework's or of the language's own: `Cookies`, `Headers`.
 */
function isService(project: Project, type: ts.Type): boolean {
  const declaration = type.getSymbol()?.declarations?.[0];
  if (!declaration || isOfFramework(project, declaration)) return false;
  return isOfMethods(project.checker, type, declaration, 2);
}

function isOfMethods(
  checker: ts.TypeChecker,
  type: ts.Type,
  at: ts.Node,
  depth: number,
): boolean {
  if (depth === 0 || (type.flags & ts.TypeFlags.Object) === 0) return false;
  const properties = type.getProperties();
  return (
    properties.length > 0 &&
    properties.every((property) => {
      const part = checker.getTypeOfSymbolAtLocation(property, at);
      if (part.getCallSignatures().length > 0) return true;
      // What a class keeps for itself may be another service, and nothing that tells one request from another.
      return isHidden(property)
        ? (part.flags & ts.TypeFlags.Object) !== 0
        : isOfMethods(checker, part, at, depth - 1);
    })
  );
}

function isHidden({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some(
    (declaration) =>
      (ts.getCombinedModifierFlags(declaration) &
        (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !==
        0 ||
      (ts.isPropertyDeclaration(declaration) &&
        ts.isPrivateIdentifier(declaration.name)),
  );
}

function isOfFramework(
  { program, settings }: Project,
  declaration: ts.Declaration,
): boolean {
  if (program.isSourceFileDefaultLibrary(declaration.getSourceFile()))
    return true;
  const from = packageOf(declaration);
  return (
    from !== "." &&
    (/^(?:typescript|node|undici-types)$/.test(from) ||
      settings.descriptors.some((descriptor) =>
        [...packagesOf(descriptor)].some((each) => isPackage(from, each)),
      ))
  );
}
