import ts from "typescript";

import type { ProgramContext } from "../program/calls/callee.ts";
import { baseClassOf } from "../program/calls/hierarchy.ts";
import { oncePerNode } from "../program/files/once.ts";
import { packageOf } from "../program/types/package-of.ts";
import { symbolOf } from "../program/types/symbols.ts";
import { symbolIsNamed } from "../program/types/type-names.ts";
import { typeAt } from "../program/types/types.ts";
import { isBoundOnce } from "./container-bindings.ts";
import type { TypeReference } from "./descriptor.ts";
import { isMadeByHand } from "./made-by-hand.ts";

/** A decorator of classes, and what its arguments say of how long their objects live. */
interface Lifetime {
  readonly decorator: TypeReference;
  /** Values or options that have to stand among its arguments: `ScopeEnum.Singleton`. */
  readonly when?: readonly string[];
  /** Those that must not: `Scope.REQUEST`, `{ transient: true }`. */
  readonly unless?: readonly string[];
}

const of = (
  packageName: string,
  types: readonly string[],
  rest: Omit<Lifetime, "decorator"> = {},
): readonly Lifetime[] =>
  types.map((type) => ({
    decorator: { package: packageName, type },
    ...rest,
  }));

const nest = { unless: ["REQUEST", "TRANSIENT"] };
const midway = { when: ["Singleton"] };

/**
 * Decorators by which a container makes one object of a class for the process. Source: the containers' pages
 * about scopes. Not here: inversify's and tsyringe's `injectable` and Midway's `Provide` and `Controller`,
 * which make an object for each injection or request.
 */
const singletons: readonly Lifetime[] = [
  ...of("@nestjs/common", ["Injectable", "Controller"], nest),
  ...of("@tsed/di", ["Injectable", "Service", "Controller"], nest),
  ...of("@tsed/platform-middlewares", ["Middleware"], nest),
  ...of("typedi", ["Service"], { unless: ["transient"] }),
  ...of("tsyringe", ["singleton"]),
  ...of("@midwayjs/core", ["Singleton"]),
  ...of("@midwayjs/core", ["Scope"], midway),
  ...of("@midwayjs/decorator", ["Scope"], midway),
  ...of("routing-controllers", ["Controller", "JsonController"]),
];

/** Whether a container makes one object of a class for the process and hands it to others. */
export const isProvider: (
  context: ProgramContext,
  node: ts.ClassLikeDeclaration,
) => boolean = oncePerNode(
  (context, node) =>
    (isDecoratedOnce(context.checker, node) && !isMadeByHand(context, node)) ||
    isBoundOnce(context, node),
);

/** Whether a decorator of a class says that there is one object of it for the process. */
export function isDecoratedOnce(
  checker: ts.TypeChecker,
  node: ts.ClassLikeDeclaration,
): boolean {
  return (ts.getDecorators(node) ?? []).some(({ expression }) => {
    const name = decoratorName(expression);
    const symbol = name && symbolOf(checker, name);
    return (
      symbol !== undefined &&
      singletons.some(
        ({ decorator, when, unless }) =>
          symbolIsNamed(symbol, decorator) &&
          (!when || isAskedFor(checker, expression, when)) &&
          (!unless || !isAskedFor(checker, expression, unless)),
      )
    );
  });
}

/** What asks a container for more objects of a class than one: members of libraries' enums, and options. */
const many = [
  ...["REQUEST", "TRANSIENT", "Request", "Transient", "Prototype"],
  ...["ContainerScoped", "ResolutionScoped", "transient"],
];

/**
 * Whether a class asks for an object of its own for each request, or for each that is given one:
 * `@Injectable({ scope: Scope.REQUEST })`. Any decorator may hand a container's value on.
 */
export const isRequestScoped: (
  checker: ts.TypeChecker,
  node: ts.ClassLikeDeclaration,
) => boolean = oncePerNode(
  (checker, node) =>
    (ts.getDecorators(node) ?? []).some(({ expression }) =>
      isAskedFor(checker, expression, many),
    ) || isGivenRequest(checker, node),
);

/** What a container gives to one request only, for `@Inject(REQUEST)`. */
const requests: readonly TypeReference[] = [
  { package: "@nestjs/core", type: "REQUEST" },
  { package: "@nestjs/graphql", type: "CONTEXT" },
  { package: "@nestjs/microservices", type: "CONTEXT" },
];

/** How far classes that are given such an object are followed. */
const deepest = 5;

/**
 * Whether a class takes the request into its constructor or a field, or an object that is made for each request:
 * it is made for that request, too. Source: Nest's page about injection scopes ("Scope hierarchy"); what is made
 * for whoever is given it (`Scope.TRANSIENT`) doesn't make its holder so.
 */
function isGivenRequest(
  checker: ts.TypeChecker,
  node: ts.ClassLikeDeclaration,
): boolean {
  const seen = new Set<ts.ClassLikeDeclaration>();
  let level: readonly ts.ClassLikeDeclaration[] = [node];
  for (let depth = deepest; depth > 0 && level.length > 0; depth--) {
    const given: ts.ClassLikeDeclaration[] = [];
    for (const each of level) {
      const decorators = ts.getDecorators(each);
      if (seen.has(each) || !decorators?.length) continue;
      seen.add(each);
      if (
        each !== node &&
        decorators.some(({ expression }) =>
          isAskedFor(checker, expression, ["REQUEST"]),
        )
      )
        return true;
      for (const taker of injectedIn(checker, each)) {
        if (isRequest(checker, taker)) return true;
        const taken = classOf(checker, taker.type);
        if (taken) given.push(taken);
      }
    }
    level = given;
  }
  return false;
}

/** What a container fills of a class: the parameters of its constructor, and decorated fields, inherited ones too. */
function injectedIn(
  checker: ts.TypeChecker,
  node: ts.ClassLikeDeclaration,
): readonly (ts.ParameterDeclaration | ts.PropertyDeclaration)[] {
  const found: (ts.ParameterDeclaration | ts.PropertyDeclaration)[] = [];
  let isConstructed = false;
  let at: ts.ClassLikeDeclaration | undefined = node;
  for (let depth = deepest; at && depth > 0; depth--) {
    for (const member of at.members) {
      if (ts.isPropertyDeclaration(member) && ts.getDecorators(member))
        found.push(member);
      if (!ts.isConstructorDeclaration(member) || isConstructed) continue;
      found.push(...member.parameters);
      isConstructed ||= member.body !== undefined;
    }
    at = baseClassOf(checker, at);
  }
  return found;
}

/**
 * The fields of a class that hold objects which a container makes once for the process: all requests reach them,
 * also where each has an object of the class for itself.
 */
export const providersIn: (
  context: ProgramContext,
  node: ts.ClassLikeDeclaration,
) => ReadonlySet<string> = oncePerNode((context, node) => {
  const { checker } = context;
  const names = injectedIn(checker, node).flatMap((taker) => {
    const { name, type } = taker;
    const taken = classOf(checker, type);
    return ts.isIdentifier(name) &&
      isKept(taker, name.text) &&
      taken &&
      isProvider(context, taken) &&
      !isRequestScoped(checker, taken)
      ? [name.text]
      : [];
  });
  return new Set(names);
});

/** Whether what is injected stays in a field of its name: `private posts: Posts`, or `this.posts = posts` in the constructor. */
function isKept(
  taker: ts.ParameterDeclaration | ts.PropertyDeclaration,
  name: string,
): boolean {
  const { parent } = taker;
  if (!ts.isConstructorDeclaration(parent)) return true;
  return (
    ts.isParameterPropertyDeclaration(taker, parent) ||
    parent.body?.statements.some(
      (statement) =>
        ts.isExpressionStatement(statement) &&
        ts.isBinaryExpression(statement.expression) &&
        statement.expression.left.getText() === `this.${name}` &&
        statement.expression.right.getText() === name,
    ) === true
  );
}

function isRequest(checker: ts.TypeChecker, node: ts.HasDecorators): boolean {
  return (ts.getDecorators(node) ?? []).some(
    ({ expression }) =>
      ts.isCallExpression(expression) &&
      expression.arguments.some((argument) => {
        const symbol = ts.isIdentifier(argument)
          ? symbolOf(checker, argument)
          : undefined;
        return (
          symbol !== undefined &&
          requests.some((reference) => symbolIsNamed(symbol, reference))
        );
      }),
  );
}

/** The project's class that a parameter or a field is declared with. */
function classOf(
  checker: ts.TypeChecker,
  type: ts.TypeNode | undefined,
): ts.ClassDeclaration | undefined {
  if (!type || !ts.isTypeReferenceNode(type)) return undefined;
  const declaration = symbolOf(checker, type.typeName)?.valueDeclaration;
  return declaration !== undefined &&
    ts.isClassDeclaration(declaration) &&
    !declaration.getSourceFile().isDeclarationFile
    ? declaration
    : undefined;
}

/** `Injectable` of `@Injectable()`, `@common.Injectable()` and `@Injectable`. */
export function decoratorName(
  expression: ts.Expression,
): ts.Identifier | ts.MemberName | undefined {
  const called = ts.isCallExpression(expression)
    ? expression.expression
    : expression;
  const name = ts.isPropertyAccessExpression(called) ? called.name : called;
  return ts.isIdentifier(name) ? name : undefined;
}

/**
 * Whether a decorator's arguments, or the options among them, hold one of these values (members of a library's
 * enum, by whatever constant they come) or switch on an option of this name.
 */
export function isAskedFor(
  checker: ts.TypeChecker,
  decorator: ts.Expression,
  names: readonly string[],
): boolean {
  if (!ts.isCallExpression(decorator)) return false;
  return decorator.arguments.some((argument) =>
    isValueNamed(checker, argument, names),
  );
}

function isValueNamed(
  checker: ts.TypeChecker,
  value: ts.Expression,
  names: readonly string[],
): boolean {
  if (ts.isObjectLiteralExpression(value))
    return value.properties.some((property) => {
      if (ts.isSpreadAssignment(property))
        return isValueNamed(checker, property.expression, names);
      if (ts.isShorthandPropertyAssignment(property))
        return isValueNamed(checker, property.name, names);
      if (!ts.isPropertyAssignment(property)) return false;
      const { initializer } = property;
      return initializer.kind === ts.SyntaxKind.TrueKeyword
        ? names.includes(property.name.getText())
        : isValueNamed(checker, initializer, names);
    });
  const type = typeAt(checker, value);
  const holds = (part: ts.Type): boolean => {
    if (part.isUnion()) return part.types.some(holds);
    const symbol = part.getSymbol();
    const declaration = symbol?.valueDeclaration;
    return (
      declaration !== undefined &&
      names.includes(symbol?.name ?? "") &&
      packageOf(declaration) !== "."
    );
  };
  if (holds(type)) return true;
  // `@Injectable(options)`, where the options are written elsewhere.
  return (
    (type.flags & ts.TypeFlags.Object) !== 0 &&
    type
      .getProperties()
      .some((property) =>
        holds(checker.getTypeOfSymbolAtLocation(property, value)),
      )
  );
}
