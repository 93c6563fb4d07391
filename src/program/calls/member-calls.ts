import ts from "typescript";

import type {
  Callee,
  CalleeOptions,
  ProgramContext,
  Receiver,
} from "./callee.ts";
import { bodiesGivenByName } from "./augmented.ts";
import { debugLimit } from "../debug.ts";
import { isForeignMember } from "../files/declared-names.ts";
import { isOnlyForTests } from "../files/test-files.ts";
import { sourceBehind } from "../files/declared-sources.ts";
import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../syntax/functions.ts";
import { classOf, implementersOf, memberOf } from "./hierarchy.ts";
import { heldTargets } from "./held-values.ts";
import {
  givenObject,
  injectedTargets,
  replacesDefault,
  type Maker,
} from "./injected.ts";
import { instanceOf } from "./instances.ts";
import { knownObjects } from "./known-objects.ts";
import { madeFunctions } from "./made-functions.ts";
import { makerIn, makerOf } from "./makers.ts";
import { isPartWritten } from "./member-writes.ts";
import { oncePerNode } from "../files/once.ts";
import { ownMember } from "./own-members.ts";
import { symbolOf } from "../types/symbols.ts";
import { partOf } from "./object-parts.ts";
import { targetsDeclaredBy, targetsOf } from "./targets.ts";

/** More implementers than this say nothing about one call. */
const implementerLimit = 12;

/** The bodies that a called expression stands for: declared, inherited, implemented, handed in. */
export function called(
  context: ProgramContext,
  callee: ts.Expression,
  options: CalleeOptions,
): readonly Callee[] {
  const inner = skipOuter(callee);
  if (isForeignMember(context.program, inner)) return [];
  const { receiver, overrides, isOffload } = options;
  if (
    (overrides ?? "implementers") !== "implementers" ||
    (receiver &&
      (makerIn(receiver) !== undefined ||
        isBelowThis(inner) ||
        ownMember(context.checker, inner, receiver) !== undefined))
  )
    return find(context, inner, options).callees;
  const anywhere = calledAnywhere(context, inner);
  return (receiver || isOffload) && anywhere.hangsOnCaller
    ? find(context, inner, options).callees
    : anywhere.callees;
}

interface Found {
  readonly callees: readonly Callee[];
  /** Whether another `this` of the caller, or what it takes for an offload, leads to others. */
  readonly hangsOnCaller: boolean;
}

/** Most calls lead out of the program. */
const nowhere: Found = { callees: [], hangsOnCaller: false };

/** What a callee stands for whoever `this` is: several analyses ask for it. */
const calledAnywhere: (
  context: ProgramContext,
  callee: ts.Expression,
) => Found = oncePerNode((context, callee) => find(context, callee, {}));

/** `this.store.load`, `super.load` */
function isBelowThis(callee: ts.Expression): boolean {
  let at = callee;
  while (
    ts.isPropertyAccessExpression(at) ||
    ts.isElementAccessExpression(at) ||
    ts.isCallExpression(at)
  )
    at = skipOuter(at.expression);
  return (
    at.kind === ts.SyntaxKind.ThisKeyword ||
    at.kind === ts.SyntaxKind.SuperKeyword
  );
}

function find(
  context: ProgramContext,
  inner: ts.Expression,
  options: CalleeOptions,
): Found {
  const { checker } = context;
  const own = ownMember(checker, inner, options.receiver);
  const targets = (
    own ? targetsDeclaredBy(checker, own) : targetsOf(checker, inner)
  ).flatMap((target) => {
    const sources = sourceBehind(context.program, target);
    return sources.length > 0 ? targetsDeclaredBy(checker, sources) : [target];
  });
  const known = ofKnownObjects(context, inner, targets);
  if (known.length > 0) return { callees: known, hangsOnCaller: false };
  const { receiver } = options;
  const maker = makerIn(receiver);
  // What the one object was given says more than what its type could be.
  const injectedHere =
    maker && options.overrides !== "none"
      ? givenTo(context, inner, maker, true)
      : [];
  if (injectedHere.length > 0)
    return { callees: injectedHere, hangsOnCaller: true };
  const declared = withImplementers(context, inner, targets, options);
  const found =
    declared.length > 0 && !choosesHeld(checker, inner)
      ? declared
      : [
          ...declared,
          ...withImplementers(
            context,
            inner,
            heldTargets({ program: context.program, checker, maker }, inner),
            options,
          ),
        ];
  if (found.length > 0 && !(maker && replacesDefault(context, inner, maker)))
    return {
      callees: found,
      hangsOnCaller: found.some(({ body }) => !isMember(body)),
    };
  const made = madeFunctions(context, inner, options);
  if (made.length > 0 || options.overrides === "none")
    return { callees: made, hangsOnCaller: made.length > 0 };
  const injected = givenTo(context, inner, maker, false);
  return injected.length > 0
    ? { callees: injected, hangsOnCaller: false }
    : nowhere;
}

/** What came in from outside: to a factory, or to a constructor. */
function givenTo(
  context: ProgramContext,
  callee: ts.Expression,
  maker: Maker | undefined,
  exactly: boolean,
): readonly Callee[] {
  const bodies = injectedTargets(context, callee, maker, exactly).filter(
    isFunctionWithBody,
  );
  const object =
    maker && bodies.some(isMember)
      ? givenObject(context, callee, maker)
      : undefined;
  const owner = object && classOf(context.checker, object);
  const receiver =
    object && owner && (instanceOf(context, object, owner, maker) ?? owner);
  return bodies.map((body) => ({
    body,
    receiver: isMember(body) ? receiver : undefined,
    via: "implementer",
    when: "now",
  }));
}

/** `store.load()` of `const store: Store = new MemoryStore()`: no other implementer can be meant. */
function ofKnownObjects(
  context: ProgramContext,
  callee: ts.Expression,
  targets: readonly ts.Declaration[],
): readonly Callee[] {
  if (
    !targets.some(
      (target) =>
        (!isFunctionWithBody(target) || isHook(target)) && isOpenMember(target),
    )
  )
    return [];
  const { checker } = context;
  const part = partOf(checker, callee);
  if (!part || isPartWritten(context, part.name, part.member, part.holder))
    return [];
  return knownObjects(context, part.holder).flatMap((receiver) =>
    targetsDeclaredBy(checker, memberOf(checker, receiver, part.name))
      .filter(isFunctionWithBody)
      .map((body): Callee => ({ body, receiver, via: "call", when: "now" })),
  );
}

/** `handlers.get(kind) ?? fallback`, in place or under a name: what is declared is one side of it. */
function choosesHeld(checker: ts.TypeChecker, callee: ts.Expression): boolean {
  const isChoice = (node: ts.Node): boolean =>
    ts.isConditionalExpression(node) || ts.isBinaryExpression(node);
  if (!ts.isIdentifier(callee)) return isChoice(callee);
  const declaration = symbolOf(checker, callee)?.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    isChoice(skipOuter(declaration.initializer))
  );
}

export function withImplementers(
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
        receiver: receiverFor(context, callee, target, options),
        via: "call",
        when: "now",
      });
    if (!isFunctionWithBody(target) || (isHook(target) && !isOnSuper(callee)))
      found.push(...implementations(context, callee, target, options));
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
  const { name } = target;
  if (!ts.isIdentifier(name)) return [];
  const given = bodiesGivenByName(context, target, name);
  if (given.length > 0)
    return given.map((body) => ({
      body,
      receiver: undefined,
      via: "implementer",
      when: "now",
    }));
  const implementers = implementersOf(
    context.program,
    target.parent,
    overrides === "implementers",
  ).filter((implementer) => !isOnlyForTests(implementer, callee));
  if (implementers.length > implementerLimit) {
    debugLimit("too many implementers to follow a call of", name);
    return [];
  }
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

/** `before() {}`: a method that does nothing, so that heirs may give it a body. */
export function isHook(body: FunctionWithBody): boolean {
  return (
    ts.isMethodDeclaration(body) &&
    ts.isClassLike(body.parent) &&
    body.body?.statements.length === 0 &&
    (ts.getCombinedModifierFlags(body) &
      (ts.ModifierFlags.Private | ts.ModifierFlags.Static)) ===
      0
  );
}

/** `super.before()`: what a base itself does, never what its heirs do. */
function isOnSuper(callee: ts.Expression | undefined): boolean {
  return (
    callee !== undefined &&
    ts.isPropertyAccessExpression(callee) &&
    callee.expression.kind === ts.SyntaxKind.SuperKeyword
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

function isMember(body: ts.Node): boolean {
  return ts.isClassLike(body.parent) || ts.isPropertyDeclaration(body.parent);
}

/** The class of `this` inside a called body. */
function receiverFor(
  context: ProgramContext,
  callee: ts.Expression | undefined,
  body: FunctionWithBody,
  options: CalleeOptions,
): Receiver | undefined {
  if (!isMember(body)) {
    const { receiver } = options;
    const maker = makerOf(context, callee, body, receiver);
    if (maker || (receiver && ts.isCallExpression(receiver))) return maker;
    // A nested function of the same method: an arrow has the same `this`.
    return ts.isArrowFunction(body) ? receiver : undefined;
  }
  if (!callee || !ts.isPropertyAccessExpression(callee)) return undefined;
  const object = skipOuter(callee.expression);
  if (
    object.kind === ts.SyntaxKind.ThisKeyword ||
    object.kind === ts.SyntaxKind.SuperKeyword
  )
    return options.receiver ?? ts.findAncestor(callee, ts.isClassLike);
  const owner = classOf(context.checker, object);
  return (
    (owner && instanceOf(context, object, owner, options.receiver)) ?? owner
  );
}
