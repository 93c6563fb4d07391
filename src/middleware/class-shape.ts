import ts from "typescript";

import {
  hasCode,
  isFunctionWithBody,
  isStatic,
  skipOuter,
  type FunctionWithBody,
} from "../program/syntax/functions.ts";
import { basesOf, nameOfMember } from "./members.ts";
import type { ParameterSlot } from "./parameters.ts";

/** A field that the constructor fills with one of its parameters, or that has the type of one. */
export interface InjectedField {
  /** As the code names it behind `this.`; `#next` keeps its hash. */
  readonly name: string;
  /** Where its value or its type is written. */
  readonly source: ParameterSlot | ts.PropertyDeclaration;
}

const injected = new WeakMap<
  ts.ClassLikeDeclaration,
  readonly InjectedField[]
>();

/** The fields of a class, without those of its bases, that hold a constructor parameter. Syntax alone. */
export function injectedFieldsOf(
  owner: ts.ClassLikeDeclaration,
): readonly InjectedField[] {
  let fields = injected.get(owner);
  if (!fields) injected.set(owner, (fields = collect(owner)));
  return fields;
}

/** The injected fields that the methods of a class can reach: its own and those of its bases. */
export function reachableFieldsOf(
  checker: ts.TypeChecker,
  owner: ts.ClassLikeDeclaration,
): readonly InjectedField[] {
  return [owner, ...basesOf(checker, owner)].flatMap(injectedFieldsOf);
}

function collect(owner: ts.ClassLikeDeclaration): InjectedField[] {
  const constructors = owner.members.filter(ts.isConstructorDeclaration);
  const constructor =
    constructors.find(({ body }) => body !== undefined) ?? constructors[0];
  if (!constructor) return declaredFields(owner);
  const found: InjectedField[] = [];
  const byName = new Map<string, ParameterSlot>();
  for (const parameter of constructor.parameters) {
    if (ts.isObjectBindingPattern(parameter.name)) {
      for (const element of parameter.name.elements)
        if (ts.isIdentifier(element.name))
          byName.set(element.name.text, element);
      continue;
    }
    if (!ts.isIdentifier(parameter.name)) continue;
    byName.set(parameter.name.text, parameter);
    if (ts.isParameterPropertyDeclaration(parameter, constructor))
      found.push({ name: parameter.name.text, source: parameter });
  }
  // A declaration file has no bodies: there a field is the parameter that has its name.
  if (!constructor.body) {
    for (const { name } of declaredFields(owner)) {
      const source = byName.get(name.replace(/^[#_]+/, ""));
      if (source) found.push({ name, source });
    }
    return found;
  }
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node) && !ts.isArrowFunction(node)) return;
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ) {
      const target = skipOuter(node.left);
      const parameter = byName.get(valueName(node.right) ?? "");
      if (
        parameter &&
        ts.isPropertyAccessExpression(target) &&
        target.expression.kind === ts.SyntaxKind.ThisKeyword
      )
        found.push({ name: target.name.text, source: parameter });
    }
    ts.forEachChild(node, visit);
  };
  visit(constructor.body);
  return found;
}

/** The instance fields of a class that are declared and hold no value of their own: something else fills them. */
function declaredFields(owner: ts.ClassLikeDeclaration): InjectedField[] {
  return owner.members.flatMap((member) => {
    if (!ts.isPropertyDeclaration(member) || member.initializer) return [];
    const name = nameOfMember(member.name);
    return name === undefined ? [] : [{ name, source: member }];
  });
}

/** The name behind a stored value: `next`, `next.bind(x)`, `next ?? fallback`, `next as Next`. */
function valueName(expression: ts.Expression): string | undefined {
  const value = skipOuter(expression);
  if (ts.isIdentifier(value)) return value.text;
  if (
    ts.isCallExpression(value) &&
    ts.isPropertyAccessExpression(value.expression) &&
    value.expression.name.text === "bind"
  )
    return valueName(value.expression.expression);
  if (
    ts.isBinaryExpression(value) &&
    value.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken
  )
    return valueName(value.left);
  return undefined;
}

/** The member of a class that a function is, unless it is static: a method, or a field that holds it. */
export function instanceMemberOf(body: FunctionWithBody):
  | {
      readonly owner: ts.ClassLikeDeclaration;
      readonly member: ts.MethodDeclaration | ts.PropertyDeclaration;
      readonly name: string;
    }
  | undefined {
  let member: ts.Node = body;
  if (!ts.isMethodDeclaration(member)) {
    member = body.parent;
    while (
      ts.isParenthesizedExpression(member) ||
      ts.isAsExpression(member) ||
      ts.isSatisfiesExpression(member)
    )
      member = member.parent;
  }
  if (
    (!ts.isMethodDeclaration(member) && !ts.isPropertyDeclaration(member)) ||
    !ts.isClassLike(member.parent)
  )
    return undefined;
  const name = nameOfMember(member.name);
  return name === undefined || isStatic(member)
    ? undefined
    : { owner: member.parent, member, name };
}

/** What a body reaches of its object. */
export interface Reached {
  /** The members that it reads, in itself or through other methods of its object. */
  readonly names: ReadonlySet<string>;
  /** Whether it goes on in a base whose code isn't there. */
  readonly leavesSight: boolean;
}

/**
 * The members that a body reads, in itself or through other methods of its object: `this.next(…)`,
 * `this.next.call(…)`, `const { next } = this`, `this.inner(request)` where `inner` reads `this.next`,
 * `super.call(request)` where that of a base does.
 */
export function reachedBy(
  checker: ts.TypeChecker,
  owner: ts.ClassLikeDeclaration,
  body: FunctionWithBody,
): Reached {
  const names = new Set<string>();
  const classes = [owner, ...basesOf(checker, owner)];
  const seen = new Set<ts.Node>([body]);
  let leavesSight = false;
  for (const node of seen) {
    if (seen.size > 30) break;
    const storey = storeyOf(classes, node);
    const { ofThis, ofSuper } = membersReadIn(node);
    for (const name of ofThis) {
      names.add(name);
      const method = memberWithCode(classes, name);
      if (method) seen.add(method);
    }
    for (const name of ofSuper) {
      names.add(name);
      const method = memberWithCode(classes.slice(storey + 1), name);
      if (method) seen.add(method);
      else leavesSight = true;
    }
  }
  return { names, leavesSight };
}

/** How many classes stand below the one that a member is written in: `super` there is what is above it. */
function storeyOf(
  classes: readonly ts.ClassLikeDeclaration[],
  member: ts.Node,
): number {
  const written = ts.findAncestor(member, ts.isClassLike);
  return written ? Math.max(0, classes.indexOf(written)) : 0;
}

/** The first member of that name that has code of its own. */
function memberWithCode(
  classes: readonly ts.ClassLikeDeclaration[],
  name: string,
): ts.ClassElement | undefined {
  return classes
    .flatMap(({ members }) => [...members])
    .find(
      (member) =>
        member.name !== undefined &&
        nameOfMember(member.name) === name &&
        hasCode(member),
    );
}

/** The names behind `this` and behind `super`. */
interface MembersRead {
  readonly ofThis: ReadonlySet<string>;
  readonly ofSuper: ReadonlySet<string>;
}

const membersRead = new WeakMap<ts.Node, MembersRead>();

function membersReadIn(body: ts.Node): MembersRead {
  const known = membersRead.get(body);
  if (known) return known;
  const ofThis = new Set<string>();
  const ofSuper = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAccessExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ThisKeyword
    )
      ofThis.add(node.name.text);
    else if (
      ts.isPropertyAccessExpression(node) &&
      node.expression.kind === ts.SyntaxKind.SuperKeyword
    )
      ofSuper.add(node.name.text);
    else if (
      ts.isVariableDeclaration(node) &&
      node.initializer?.kind === ts.SyntaxKind.ThisKeyword &&
      ts.isObjectBindingPattern(node.name)
    )
      for (const element of node.name.elements) {
        const name = element.propertyName ?? element.name;
        if (ts.isIdentifier(name)) ofThis.add(name.text);
      }
    if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)) return;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  const found = { ofThis, ofSuper };
  membersRead.set(body, found);
  return found;
}
