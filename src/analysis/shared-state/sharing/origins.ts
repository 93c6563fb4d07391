import ts from "typescript";

import {
  givenParametersOf,
  isFunctionWithBody,
  isOwnObject,
  isStatic,
  outermost,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { isAssignment } from "../../../program/syntax/operators.ts";
import { matchesName } from "../../../program/types/package-of.ts";
import { handedOutAt } from "./handed-out.ts";
import { giverForAll } from "../places/told.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { isContainerMethod } from "../places/containers.ts";
import { thisElementOf } from "../places/location.ts";
import { isCopying, listsArgument } from "../following/lists.ts";
import {
  calledFunctions,
  constructionOf,
  type RunBody,
} from "../following/runs.ts";

/**
 * Whence an object may come that a body writes to, as bits: nothing for what was made in this very call,
 * one bit for each parameter, one for `this`, one for everything outside.
 */
export type Origin = number;

export const made: Origin = 0;
export const outside: Origin = 1 << 30;
export const receiver: Origin = 1 << 29;
export const everyParameter: Origin = receiver - 1;
const lastParameter = 28;

/** The bit of a parameter; those far behind share one. */
export function fromParameter(index: number): Origin {
  return 1 << Math.min(index, lastParameter);
}

/** Called methods that give what their receiver holds. */
const giving = new Set(["get", "at", "find", "findLast"]);
/** Beyond so many steps an object may come from anywhere. */
const mostSteps = 400;

/** Looks up what the functions that a body calls hand back. */
export type ReturnsOf = (body: RunBody) => Origin;

/**
 * The origins of the objects in one body, whatever the order in which its code runs: at least those that
 * the analysis of places (`transfer.ts`) finds, at a fraction of its cost.
 */
export class Origins {
  /** What names are given beside their declaration: `entry = table.get(id)`. */
  readonly assigned = new Map<string, ts.Expression[]>();
  /** The calls of what the body declares itself, by name. */
  readonly calls = new Map<string, ts.CallExpression[]>();
  private readonly project: Project;
  private readonly body: RunBody;
  private readonly returnsOf: ReturnsOf;
  private readonly open = new Set<ts.Node>();
  private steps = 0;

  constructor(project: Project, body: RunBody, returnsOf: ReturnsOf) {
    this.project = project;
    this.body = body;
    this.returnsOf = returnsOf;
  }

  /** Whence the object comes in which `target` (a property, an element) is written. */
  ofHolder(target: ts.Expression): Origin {
    this.steps = 0;
    const holder = skipOuter(target);
    // `copy.limit = 5` on `const copy = { ...defaults }` is nobody else's.
    if (ts.isIdentifier(holder)) return this.ofName(holder, true);
    return this.of(holder);
  }

  /** Whence the value of an expression may come. */
  of(expression: ts.Expression, shallow = false): Origin {
    const node = skipOuter(expression);
    if (++this.steps > mostSteps) return outside | receiver | everyParameter;
    if (isOwnObject(node)) return this.ofThis(node);
    if (ts.isIdentifier(node)) return this.ofName(node, shallow);
    if (ts.isPropertyAccessExpression(node))
      return this.below(this.of(node.expression), node.name.text);
    if (ts.isElementAccessExpression(node)) {
      const { argumentExpression: key } = node;
      return this.below(
        this.of(node.expression),
        ts.isStringLiteralLike(key) ? key.text : "",
      );
    }
    if (ts.isAwaitExpression(node)) return this.of(node.expression, shallow);
    if (ts.isConditionalExpression(node))
      return this.of(node.whenTrue, shallow) | this.of(node.whenFalse, shallow);
    if (ts.isBinaryExpression(node)) return this.ofBinary(node, shallow);
    if (ts.isCallExpression(node)) return this.ofCall(node, shallow);
    if (ts.isSpreadElement(node)) return this.of(node.expression);
    // An object of the project's own classes may hold what its constructor was given.
    if (ts.isNewExpression(node) && !shallow)
      return constructionOf(this.project, node).length > 0
        ? (node.arguments ?? []).reduce(
            (origin, each) => origin | this.of(each),
            made,
          )
        : made;
    // `const [from, to] = [open(a), open(b)];`
    if (ts.isArrayLiteralExpression(node) && !shallow)
      return node.elements.reduce(
        (origin, each) => origin | this.of(each),
        made,
      );
    if (ts.isObjectLiteralExpression(node) && !shallow) {
      let origin = made;
      for (const part of node.properties)
        if (ts.isSpreadAssignment(part)) origin |= this.of(part.expression);
      return origin;
    }
    return made;
  }

  private ofBinary(node: ts.BinaryExpression, shallow: boolean): Origin {
    const { kind } = node.operatorToken;
    if (
      kind === ts.SyntaxKind.QuestionQuestionToken ||
      kind === ts.SyntaxKind.BarBarToken ||
      kind === ts.SyntaxKind.AmpersandAmpersandToken
    )
      return this.of(node.left, shallow) | this.of(node.right, shallow);
    if (kind === ts.SyntaxKind.CommaToken || isAssignment(kind))
      return this.of(node.right, shallow);
    return made;
  }

  /** While an object is constructed `this` is what is being made; in a function inside the body nobody knows. */
  private ofThis(node: ts.Node): Origin {
    const element = thisElementOf(node);
    if (!element) return outside;
    const isInside =
      element !== this.body &&
      element.pos >= this.body.pos &&
      element.end <= this.body.end;
    if (isInside || isStatic(element)) return outside;
    return element === this.body &&
      (ts.isConstructorDeclaration(element) ||
        ts.isPropertyDeclaration(element))
      ? made
      : receiver;
  }

  private ofCall(call: ts.CallExpression, shallow: boolean): Origin {
    const callee = skipOuter(call.expression);
    if (
      giverForAll(this.project.checker, callee) ||
      handedOutAt(this.project, call)
    )
      return outside;
    const functions = calledFunctions(this.project, call);
    if (functions.length > 0) {
      const from = ts.isPropertyAccessExpression(callee)
        ? this.of(callee.expression)
        : receiver;
      const given = call.arguments.map((argument) => this.of(argument));
      return functions.reduce(
        (origin, each) => origin | seenFrom(this.returnsOf(each), from, given),
        made,
      );
    }
    if (!ts.isPropertyAccessExpression(callee)) return made;
    const { text } = callee.name;
    if (giving.has(text) || (!shallow && isCopying(callee)))
      return this.of(callee.expression);
    const [first] = call.arguments;
    const isFirst =
      text === "assign" ||
      (!shallow && listsArgument(this.project.checker, callee));
    return isFirst && first ? this.of(first) : made;
  }

  private ofName(name: ts.Identifier, shallow: boolean): Origin {
    const symbol = symbolOf(this.project.checker, name);
    const declarations = symbol?.declarations ?? [];
    if (declarations.length === 0)
      return name.text === "undefined" ? made : outside;
    let origin = made;
    for (const declaration of declarations) {
      if (
        declaration.getSourceFile() !== this.body.getSourceFile() ||
        declaration.pos < this.body.pos ||
        declaration.end > this.body.end
      )
        return outside;
      if (this.open.has(declaration)) continue;
      this.open.add(declaration);
      origin |= this.ofDeclaration(declaration, shallow);
      for (const value of this.assigned.get(name.text) ?? [])
        origin |= this.of(value, shallow);
      this.open.delete(declaration);
    }
    return origin;
  }

  private ofDeclaration(declaration: ts.Node, shallow: boolean): Origin {
    if (ts.isVariableDeclaration(declaration)) {
      if (declaration.initializer)
        return this.of(declaration.initializer, shallow);
      const loop = declaration.parent.parent;
      return ts.isForOfStatement(loop) ? this.of(loop.expression) : made;
    }
    if (ts.isBindingElement(declaration)) {
      const fallback = declaration.initializer
        ? this.of(declaration.initializer)
        : made;
      const named = declaration.propertyName ?? declaration.name;
      return (
        fallback |
        this.below(
          this.ofDeclaration(declaration.parent.parent, false),
          ts.isIdentifier(named) ? named.text : "",
        )
      );
    }
    return ts.isParameter(declaration) ? this.ofParameter(declaration) : made;
  }

  private ofParameter(parameter: ts.ParameterDeclaration): Origin {
    const { parent: owner } = parameter;
    const index = givenParametersOf(owner).indexOf(parameter);
    const fallback = parameter.initializer
      ? this.of(parameter.initializer)
      : made;
    if (owner === this.body) return fallback | fromParameter(index);
    return isFunctionWithBody(owner)
      ? fallback | this.ofArgument(owner, index)
      : fallback;
  }

  /** What a function that is written in the body gets: an element of a container, or what its calls here pass. */
  private ofArgument(owner: FunctionWithBody, index: number): Origin {
    const at = outermost(owner);
    const { parent } = at;
    if (ts.isCallExpression(parent) && parent.expression !== at)
      return this.ofElement(parent);
    const name =
      owner.name ??
      (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
        ? parent.name
        : undefined);
    if (!name || !ts.isIdentifier(name)) return made;
    let origin = made;
    for (const call of this.calls.get(name.text) ?? []) {
      const argument = call.arguments[index];
      const callee = skipOuter(call.expression);
      const isCalled =
        (ts.isIdentifier(callee) && callee.text === name.text) ||
        (ts.isPropertyAccessExpression(callee) &&
          callee.name.text === name.text);
      if (!isCalled) origin |= this.ofElement(call);
      else if (argument) origin |= this.of(argument);
    }
    return origin;
  }

  /** `this.seats.forEach((seat) => …)` */
  ofElement(call: ts.CallExpression): Origin {
    const callee = skipOuter(call.expression);
    if (!ts.isPropertyAccessExpression(callee)) return made;
    const [first] = call.arguments;
    if (first && listsArgument(this.project.checker, callee))
      return this.of(first);
    return isContainerMethod(callee.name.text)
      ? this.of(callee.expression)
      : made;
  }

  /** A part of the request that all requests share (`ctx.app`) comes from outside. */
  private below(origin: Origin, name: string): Origin {
    return (origin & everyParameter) !== 0 &&
      sharedParts(this.project).some((each) => matchesName(name, each))
      ? origin | outside
      : origin;
  }
}

/** An origin that a called function names, in the terms of its caller. */
export function seenFrom(
  origin: Origin,
  from: Origin,
  given: readonly Origin[],
): Origin {
  let seen = origin & outside;
  if (origin & receiver) seen |= from;
  if (origin & everyParameter)
    for (const [index, each] of given.entries())
      if (origin & fromParameter(index)) seen |= each;
  return seen;
}

const partsByProject = new WeakMap<Project, readonly string[]>();

/** The last names of what frameworks put on a request and share between all: `app` of `0.request.app`. */
function sharedParts(project: Project): readonly string[] {
  let parts = partsByProject.get(project);
  if (!parts) {
    parts = [
      ...new Set(
        project.settings.descriptors.flatMap(({ owned }) =>
          owned.except.flatMap((each) => each.split(".").slice(1).at(-1) ?? []),
        ),
      ),
    ];
    partsByProject.set(project, parts);
  }
  return parts;
}
