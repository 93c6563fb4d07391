import ts from "typescript";

import { callbacksOf } from "./callbacks.ts";
import { declaredNamesOf } from "./declared-names.ts";
import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "./functions.ts";
import {
  baseClassOf,
  classOf,
  implementersOf,
  memberOf,
  type Implementer,
} from "./hierarchy.ts";
import { injectedTargets } from "./injected.ts";
import { iterationBodiesOf, isGenerator, isIterated } from "./iteration.ts";
import { symbolOf } from "./symbols.ts";
import { propertyBehind, targetsDeclaredBy, targetsOf } from "./targets.ts";

/** A class field whose initialiser runs with each `new`. */
export type InitializedField = ts.PropertyDeclaration & {
  readonly initializer: ts.Expression;
};

/** A parameter whose default is evaluated where its argument is left out. */
export type InitializedParameter = ts.ParameterDeclaration & {
  readonly initializer: ts.Expression;
};

/** Code of the program that a call runs. */
export type CalleeBody =
  FunctionWithBody | InitializedField | InitializedParameter;

export interface Callee {
  readonly body: CalleeBody;
  /** The class of `this` in there, where it is known; a subclass's for an inherited method. */
  readonly receiver: Implementer | undefined;
  /** `implementer`: the static type has no body, this is one that the program has for it. */
  readonly via: "call" | "implementer" | "callback" | "access" | "iteration";
  /** `later`: not in the same call, but for the same request: timers, `.then`, listeners, unknown libraries. */
  readonly when: "now" | "later";
}

/** What resolving calls needs of a program; a `Project` is one. */
export interface ProgramContext {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
}

export interface CalleeOptions {
  /**
   * Where a call's static type is an interface or an abstract member: `none` follows nothing, `declared`
   * the classes that say `implements` or `extends`, `implementers` objects written for the type as well.
   */
  readonly overrides?: "none" | "declared" | "implementers";
  /** The class of `this` at the node, as a `Callee` says it of its body. */
  readonly receiver?: Implementer | undefined;
  /** Calls whose function arguments run elsewhere. */
  readonly isOffload?: (call: ts.CallExpression | ts.NewExpression) => boolean;
}

/** More implementers than this say nothing about one call. */
const implementerLimit = 12;

/**
 * The bodies in the program that run when `node` is evaluated, its operands not counted: a call, `new`,
 * a tagged template, a property access (getter, setter), a destructured property, a `for…of`, a spread
 * or a `yield*`. Through renames, re-exports, aliases, inheritance, implementers and callbacks.
 */
export function calleesOf(
  context: ProgramContext,
  node: ts.Node,
  options: CalleeOptions = {},
): readonly Callee[] {
  if (ts.isCallExpression(node)) return calleesOfCall(context, node, options);
  if (ts.isNewExpression(node)) {
    const made = constructed(context, classesIn(context, node.expression), {
      ...options,
      receiver: undefined,
    });
    return [
      ...made,
      ...defaultsOf(made, node.arguments ?? []),
      ...callbacksOf(context, node, options),
    ];
  }
  if (ts.isTaggedTemplateExpression(node))
    return called(context, node.tag, options);
  if (
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isBindingElement(node)
  )
    return accessed(context, node, options);
  if (
    ts.isForOfStatement(node) ||
    ts.isSpreadElement(node) ||
    (ts.isYieldExpression(node) && node.asteriskToken !== undefined)
  )
    return node.expression
      ? iterationBodiesOf(context, node.expression).map((body) => ({
          body,
          receiver: undefined,
          via: "iteration",
          when: "now",
        }))
      : [];
  return [];
}

function calleesOfCall(
  context: ProgramContext,
  call: ts.CallExpression,
  options: CalleeOptions,
): readonly Callee[] {
  if (call.expression.kind === ts.SyntaxKind.SuperKeyword) {
    const owner = ts.findAncestor(call, ts.isClassLike);
    const base = owner && baseClassOf(context.checker, owner);
    if (!base) return [];
    const made = constructed(context, [base], options);
    return [...made, ...defaultsOf(made, call.arguments)];
  }
  if (call.expression.kind === ts.SyntaxKind.ImportKeyword) return [];
  const direct = called(context, calleeOf(call), options).filter(
    ({ body }) => !isGenerator(body) || isIterated(call),
  );
  return [
    ...direct,
    ...defaultsOf(direct, call.arguments),
    ...callbacksOf(context, call, options),
  ];
}

/** The defaults of the parameters that a call leaves out. */
function defaultsOf(
  callees: readonly Callee[],
  given: readonly ts.Expression[],
): readonly Callee[] {
  const spread = given.findIndex(ts.isSpreadElement);
  const certain = spread < 0 ? given.length : spread;
  return callees.flatMap((callee) =>
    ts.isFunctionLike(callee.body)
      ? callee.body.parameters
          .filter((parameter) => !isThisParameter(parameter))
          .filter((parameter, index): parameter is InitializedParameter => {
            if (!parameter.initializer) return false;
            const argument = given[index];
            return (
              index >= certain ||
              (argument !== undefined &&
                ts.isIdentifier(argument) &&
                argument.text === "undefined")
            );
          })
          .map((body) => ({ ...callee, body }))
      : [],
  );
}

function isThisParameter({ name }: ts.ParameterDeclaration): boolean {
  return ts.isIdentifier(name) && name.text === "this";
}

/** The function that a call calls: `f` of `f()`, of `f.call(…)` and of `f.apply(…)`. */
export function calleeOf(call: ts.CallExpression): ts.Expression {
  const callee = skipOuter(call.expression);
  if (
    ts.isPropertyAccessExpression(callee) &&
    (callee.name.text === "call" || callee.name.text === "apply")
  ) {
    const isReflect =
      ts.isIdentifier(callee.expression) &&
      callee.expression.text === "Reflect";
    const first = call.arguments[0];
    return isReflect ? (first ?? callee) : callee.expression;
  }
  return callee;
}

function called(
  context: ProgramContext,
  callee: ts.Expression,
  options: CalleeOptions,
): readonly Callee[] {
  const { checker } = context;
  const inner = skipOuter(callee);
  if (
    ts.isPropertyAccessExpression(inner) &&
    ts.isIdentifier(inner.name) &&
    !declaredNamesOf(context.program).callable.has(inner.name.text)
  )
    return [];
  const own = ownMember(checker, inner, options.receiver);
  const targets = own
    ? targetsDeclaredBy(checker, own)
    : targetsOf(checker, inner);
  const found = withImplementers(context, inner, targets, options);
  if (found.length > 0 || options.overrides === "none") return found;
  return injectedTargets(context, inner)
    .filter(isFunctionWithBody)
    .map((body) => ({
      body,
      receiver: undefined,
      via: "implementer",
      when: "now",
    }));
}

/** For `this.m` in a body whose `this` is known to be of another class: the member that class has. */
function ownMember(
  checker: ts.TypeChecker,
  callee: ts.Expression,
  receiver: Implementer | undefined,
): readonly ts.Declaration[] | undefined {
  if (
    !receiver ||
    !ts.isPropertyAccessExpression(callee) ||
    callee.expression.kind !== ts.SyntaxKind.ThisKeyword ||
    !ts.isIdentifier(callee.name)
  )
    return undefined;
  const own = memberOf(checker, receiver, callee.name.text);
  return own.length > 0 ? own : undefined;
}

function withImplementers(
  context: ProgramContext,
  callee: ts.Expression | undefined,
  targets: readonly ts.Declaration[],
  options: CalleeOptions,
): readonly Callee[] {
  const found: Callee[] = [];
  for (const target of targets) {
    if (isFunctionWithBody(target))
      found.push({
        body: target,
        receiver: receiverFor(context.checker, callee, target, options),
        via: "call",
        when: "now",
      });
    else found.push(...implementations(context, callee, target, options));
  }
  return found;
}

/** The bodies that the program has for a member without one. */
function implementations(
  context: ProgramContext,
  callee: ts.Node | undefined,
  target: ts.Declaration,
  options: CalleeOptions,
): readonly Callee[] {
  const overrides = options.overrides ?? "implementers";
  if (overrides === "none" || !isOpenMember(target)) return [];
  const name = target.name;
  if (!ts.isIdentifier(name)) return [];
  const implementers = implementersOf(
    context.program,
    target.parent,
    overrides === "implementers",
  ).filter((implementer) => !isOnlyForTests(implementer, callee));
  if (implementers.length > implementerLimit) return [];
  const found = new Map<FunctionWithBody, Callee>();
  for (const receiver of implementers)
    for (const body of targetsDeclaredBy(
      context.checker,
      memberOf(context.checker, receiver, name.text),
    ))
      if (isFunctionWithBody(body) && !found.has(body))
        found.set(body, { body, receiver, via: "implementer", when: "now" });
  return [...found.values()];
}

const testFile =
  /(?:[./]|__)(?:tests?|specs?|mocks?|fixtures?|fakes?|stubs?)(?:[./]|__)/;

/** A double in a test stands for no object of the application. */
function isOnlyForTests(
  implementer: ts.Node,
  caller: ts.Node | undefined,
): boolean {
  return (
    testFile.test(implementer.getSourceFile().fileName) &&
    caller !== undefined &&
    !testFile.test(caller.getSourceFile().fileName)
  );
}

type OpenMember = ts.Declaration & {
  readonly name: ts.PropertyName;
  readonly parent: ts.Node;
};

/** A member that others give its body: of an interface, of an object type, an abstract one. */
function isOpenMember(target: ts.Declaration): target is OpenMember {
  return (
    ts.isMethodSignature(target) ||
    ts.isPropertySignature(target) ||
    (ts.isMethodDeclaration(target) && ts.isClassLike(target.parent)) ||
    (ts.isPropertyDeclaration(target) && !target.initializer)
  );
}

/** The class of `this` inside a called body. */
function receiverFor(
  checker: ts.TypeChecker,
  callee: ts.Expression | undefined,
  body: FunctionWithBody,
  options: CalleeOptions,
): Implementer | undefined {
  const isMember =
    ts.isClassLike(body.parent) || ts.isPropertyDeclaration(body.parent);
  // A nested function of the same method: an arrow has the same `this`.
  if (!isMember) return ts.isArrowFunction(body) ? options.receiver : undefined;
  if (!callee || !ts.isPropertyAccessExpression(callee)) return undefined;
  const object = skipOuter(callee.expression);
  if (
    object.kind === ts.SyntaxKind.ThisKeyword ||
    object.kind === ts.SyntaxKind.SuperKeyword
  )
    return options.receiver ?? ts.findAncestor(callee, ts.isClassLike);
  return classOf(checker, object);
}

function classesIn(
  context: ProgramContext,
  expression: ts.Expression,
): readonly ts.ClassLikeDeclaration[] {
  return targetsOf(context.checker, expression).filter(ts.isClassLike);
}

/** What `new` runs: the constructor of each class, of its bases, and the initialisers of their fields. */
function constructed(
  context: ProgramContext,
  classes: readonly ts.ClassLikeDeclaration[],
  options: CalleeOptions,
): readonly Callee[] {
  const found: Callee[] = [];
  for (const start of classes) {
    const receiver = options.receiver ?? start;
    const seen = new Set<ts.ClassLikeDeclaration>();
    let at: ts.ClassLikeDeclaration | undefined = start;
    while (at && !seen.has(at)) {
      seen.add(at);
      for (const member of at.members)
        if (isInstanceField(member) && !isFunctionValue(member.initializer))
          found.push({ body: member, receiver, via: "call", when: "now" });
      const constructor = at.members.find(
        (member): member is ts.ConstructorDeclaration & FunctionWithBody =>
          ts.isConstructorDeclaration(member) && isFunctionWithBody(member),
      );
      if (constructor) {
        found.push({ body: constructor, receiver, via: "call", when: "now" });
        // Its own `super(…)` leads on.
        break;
      }
      at = baseClassOf(context.checker, at);
    }
  }
  return found;
}

function isInstanceField(member: ts.ClassElement): member is InitializedField {
  return (
    ts.isPropertyDeclaration(member) &&
    member.initializer !== undefined &&
    !member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)
  );
}

function isFunctionValue(expression: ts.Expression): boolean {
  return isFunctionWithBody(skipOuter(expression));
}

function accessed(
  context: ProgramContext,
  node:
    | ts.PropertyAccessExpression
    | ts.ElementAccessExpression
    | ts.BindingElement,
  options: CalleeOptions,
): readonly Callee[] {
  const { accessors } = declaredNamesOf(context.program);
  const name = ts.isBindingElement(node)
    ? (node.propertyName ?? node.name)
    : ts.isPropertyAccessExpression(node)
      ? node.name
      : node.argumentExpression;
  if (
    !(
      ts.isIdentifier(name) ||
      ts.isPrivateIdentifier(name) ||
      ts.isStringLiteralLike(name)
    ) ||
    !accessors.has(name.text)
  )
    return [];
  const declarations = ts.isBindingElement(node)
    ? propertyBehind(context.checker, node)?.declarations
    : (ownMember(context.checker, node, options.receiver) ??
      symbolOf(context.checker, name)?.declarations);
  const [reads, writes] = ts.isBindingElement(node)
    ? [true, false]
    : accessOf(node);
  return withImplementers(
    context,
    ts.isBindingElement(node) ? undefined : node,
    declarations ?? [],
    options,
  )
    .filter(
      ({ body }) =>
        (reads && ts.isGetAccessor(body)) || (writes && ts.isSetAccessor(body)),
    )
    .map((callee) => ({ ...callee, via: "access" }));
}

/** Whether an access reads, and whether it writes. */
function accessOf(node: ts.Expression): readonly [boolean, boolean] {
  let at = node;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isNonNullExpression(at.parent)
  )
    at = at.parent;
  const { parent } = at;
  if (ts.isBinaryExpression(parent) && parent.left === at) {
    const operator = parent.operatorToken.kind;
    if (operator === ts.SyntaxKind.EqualsToken) return [false, true];
    if (
      operator >= ts.SyntaxKind.FirstAssignment &&
      operator <= ts.SyntaxKind.LastAssignment
    )
      return [true, true];
  }
  if (
    (ts.isPrefixUnaryExpression(parent) ||
      ts.isPostfixUnaryExpression(parent)) &&
    (parent.operator === ts.SyntaxKind.PlusPlusToken ||
      parent.operator === ts.SyntaxKind.MinusMinusToken)
  )
    return [true, true];
  return [true, false];
}
