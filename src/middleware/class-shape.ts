import ts from "typescript";

import {
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

/**
 * The fields that a body reads, in itself or through other methods of its object: `this.next(…)`,
 * `this.next.call(…)`, `const { next } = this`, `this.inner(request)` where `inner` reads `this.next`.
 */
export function fieldsReachedBy(
  checker: ts.TypeChecker,
  owner: ts.ClassLikeDeclaration,
  body: FunctionWithBody,
): ReadonlySet<string> {
  const found = new Set<string>();
  const classes = [owner, ...basesOf(checker, owner)];
  const queue: ts.Node[] = [body];
  for (const node of queue) {
    for (const name of fieldsReadIn(node)) {
      if (found.has(name) || queue.length > 30) continue;
      found.add(name);
      const isInherited = name.startsWith(ofSuper);
      const method = (isInherited ? classes.slice(1) : classes)
        .flatMap(({ members }) => [...members])
        .find(
          (member) =>
            member.name !== undefined &&
            nameOfMember(member.name) ===
              (isInherited ? name.slice(ofSuper.length) : name) &&
            (ts.isMethodDeclaration(member)
              ? member.body !== undefined
              : ts.isPropertyDeclaration(member) &&
                member.initializer !== undefined),
        );
      if (method) queue.push(method);
    }
  }
  return found;
}

/** Before the name of what `super` is asked for. */
const ofSuper = "super.";

const fieldsRead = new WeakMap<ts.Node, ReadonlySet<string>>();

function fieldsReadIn(body: ts.Node): ReadonlySet<string> {
  const known = fieldsRead.get(body);
  if (known) return known;
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAccessExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ThisKeyword
    )
      found.add(node.name.text);
    else if (
      ts.isPropertyAccessExpression(node) &&
      node.expression.kind === ts.SyntaxKind.SuperKeyword
    )
      found.add(`${ofSuper}${node.name.text}`);
    else if (
      ts.isVariableDeclaration(node) &&
      node.initializer?.kind === ts.SyntaxKind.ThisKeyword &&
      ts.isObjectBindingPattern(node.name)
    )
      for (const element of node.name.elements) {
        const name = element.propertyName ?? element.name;
        if (ts.isIdentifier(name)) found.add(name.text);
      }
    if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)) return;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  fieldsRead.set(body, found);
  return found;
}
