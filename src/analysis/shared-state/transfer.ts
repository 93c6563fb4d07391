import ts from "typescript";

import type { Edge, Step } from "../../flow/graph.ts";
import type { Domain } from "../../flow/solve.ts";
import { skipOuter, type FunctionWithBody } from "../../program/functions.ts";
import { alwaysThrows } from "../downstream/always-throws.ts";
import { functionsOf, symbolOf } from "../../program/symbols.ts";
import type { Project } from "../project.ts";
import { bindPattern, bindTarget } from "./bindings.ts";
import { evaluateCall } from "./calls.ts";
import type { Call, Effect, How } from "./effect.ts";
import { keySegment } from "./keys.ts";
import {
  below,
  contents,
  isWithin,
  nameSegment,
  type Location,
  type Segment,
} from "./location.ts";
import { isSerialised } from "./locks.ts";
import {
  isArgument,
  isFixed,
  isPrimitive,
  isVariable,
  textOf,
} from "./nodes.ts";
import { readPlace, writePlace, type Access } from "./places.ts";
import { namespaceMember, thisLocation, variableLocation } from "./roots.ts";
import {
  confirms,
  equalStates,
  joinStates,
  refreshed,
  suspended,
  unknownTime,
  valueIn,
  withValue,
  type State,
} from "./state.ts";
import type { SummaryOf } from "./summary.ts";
import { isAssignment, useOf } from "./use.ts";
import { startsOwn, writtenHow } from "./written.ts";
import {
  aliasOf,
  derived,
  Flag,
  flagged,
  joinReads,
  joinValues,
  nothing,
  whole,
  type Read,
  type Value,
} from "./value.ts";

/** A function written inside a body, and what was known where it was created. */
export interface Nested {
  readonly node: ts.Node;
  readonly state: State;
  readonly parameters: Value;
}

/** The staleness analysis of one body: what each step does to what is known. */
export class Transfer {
  readonly checker: ts.TypeChecker;
  /** Hears of effects while the solution is visited; undefined while it is computed. */
  emit: ((effect: Effect) => void) | undefined;
  readonly nested = new Map<ts.Node, Nested>();
  /** Values of the parameters of nested functions. */
  readonly given = new Map<ts.Node, Value>();
  returns: Value = nothing;
  lockedParameters = 0;
  readonly project: Project;
  readonly body: ts.Node;
  readonly summaryOf: SummaryOf;
  private readonly ownsParameters: boolean;
  private readonly isExcepted: (location: Location) => boolean;

  constructor(
    project: Project,
    body: ts.Node,
    summaryOf: SummaryOf,
    isExcepted: ((location: Location) => boolean) | undefined,
  ) {
    this.project = project;
    this.checker = project.checker;
    this.body = body;
    this.summaryOf = summaryOf;
    this.ownsParameters = isExcepted !== undefined;
    this.isExcepted = isExcepted ?? (() => false);
  }

  domain(entry: State): Domain<State> {
    return {
      entry,
      join: joinStates,
      equals: equalStates,
      step: (state, step) => this.step(state, step),
      edge: (state, edge, before) =>
        edge.kind === "implicit-throw"
          ? before
          : state.over
            ? undefined
            : this.edge(state, edge),
    };
  }

  private step(state: State, step: Step): State {
    const { node } = step;
    switch (step.kind) {
      case "evaluate":
        return ts.isExpression(node)
          ? this.evaluate(state, node)
          : this.turn(state, node);
      case "bind":
        return this.bind(state, node);
      case "suspend":
        return this.suspend(state, node);
      case "dispose":
        return state.locked ? { ...state, locked: false } : state;
      case "return": {
        const value = ts.isReturnStatement(node)
          ? node.expression
          : (node as ts.Expression);
        if (this.emit && value && !this.insideNested(node))
          this.returns = joinValues(this.returns, this.value(state, value));
        return state;
      }
      case "throw":
        return state;
    }
  }

  private insideNested(node: ts.Node): boolean {
    for (const nested of this.nested.keys()) {
      if (node.pos >= nested.pos && node.end <= nested.end) return true;
    }
    return false;
  }

  private edge(state: State, edge: Edge): State {
    const { condition, kind } = edge;
    if (!condition || kind === "default") return state;
    const values = [this.value(state, condition)];
    if (ts.isCaseClause(condition.parent))
      values.push(this.value(state, condition.parent.parent.parent.expression));
    const { reads, flags } = derived(values);
    if (reads.size === 0 && !state.guards.has(condition)) return state;
    const guards = new Map(state.guards);
    const holds = kind === "true" || kind === "present" || kind === "case";
    if (reads.size === 0) guards.delete(condition);
    else guards.set(condition, { sides: holds ? 1 : 2, reads, flags });
    const next = { ...state, guards };
    return confirms(condition, reads) ? refreshed(next) : next;
  }

  private suspend(state: State, node: ts.Node): State {
    this.emitKept(state);
    const serial =
      ts.isAwaitExpression(node) &&
      isSerialised(state, this.value(state, node.expression));
    const after = suspended(state, node);
    return serial ? { ...after, locked: true } : after;
  }

  /** What the body leaves in places while others run. */
  emitKept(state: State): void {
    if (!this.emit || state.locked) return;
    for (const own of state.own.values()) {
      if (own.suspension || (own.value.flags & kept) === 0) continue;
      this.emit({
        kind: "kept",
        location: own.location,
        node: own.node,
        target: own.target,
        text: own.text,
        path: own.path,
        late: state.late,
        own,
      });
    }
  }

  /** The value of an expression that was evaluated before. */
  value(state: State, expression: ts.Expression): Value {
    const inner = skipOuter(expression);
    if (inner.kind === ts.SyntaxKind.ThisKeyword) {
      const location = thisLocation(this.checker, inner);
      return location ? { ...nothing, alias: location } : nothing;
    }
    if (ts.isIdentifier(inner)) {
      const local = this.localOf(inner);
      if (local) return valueIn(state, local);
    }
    return valueIn(state, inner);
  }

  /** The variable of this body that a name means. */
  localOf(name: ts.Node): ts.Symbol | undefined {
    const symbol = symbolOf(this.checker, name);
    return symbol && this.isLocal(symbol) ? symbol : undefined;
  }

  isLocal(symbol: ts.Symbol): boolean {
    const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
    return (
      declaration !== undefined &&
      declaration.pos >= this.body.pos &&
      declaration.end <= this.body.end &&
      declaration.getSourceFile() === this.body.getSourceFile()
    );
  }

  private evaluate(state: State, node: ts.Expression): State {
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken.kind;
      if (isAssignment(operator)) return this.assignment(state, node);
      const value = derived([
        this.value(state, node.left),
        this.value(state, node.right),
      ]);
      return this.keep(state, node, this.operation(state, node, value));
    }
    if (
      (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
      (node.operator === ts.SyntaxKind.PlusPlusToken ||
        node.operator === ts.SyntaxKind.MinusMinusToken)
    ) {
      const old = this.value(state, node.operand);
      const next = this.write(
        state,
        node.operand,
        node,
        derived([old]),
        "update",
      );
      return this.keep(next, node, derived([old]));
    }
    if (ts.isDeleteExpression(node))
      return this.write(state, node.expression, node, nothing, "remove");
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const { state: after, value } = evaluateCall(this, state, node);
      const next = this.keep(after, node, value);
      return this.neverReturns(node) ? { ...next, over: true } : next;
    }
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
      // The call that it is handed to knows when it runs.
      if (!isArgument(node)) this.create(unknownTime(state), node, nothing);
      return this.keep(state, node, flagged(this.captured(state, node)));
    }
    return this.keep(state, node, this.plain(state, node));
  }

  /** `ctx.throw(409);`, `fail("…");` */
  private neverReturns(node: ts.CallExpression | ts.NewExpression): boolean {
    if (!ts.isCallExpression(node) || !ts.isExpressionStatement(node.parent))
      return false;
    if (node.parent.parent === (this.body as FunctionWithBody).body)
      return false;
    if (this.checker.getTypeAtLocation(node).flags & ts.TypeFlags.Never)
      return true;
    return functionsOf(this.checker, node.expression).some(alwaysThrows);
  }

  /** The value of an expression that changes nothing. */
  private plain(state: State, node: ts.Expression): Value {
    if (ts.isIdentifier(node)) return this.name(state, node);
    if (
      ts.isPropertyAccessExpression(node) ||
      ts.isElementAccessExpression(node)
    )
      return this.property(state, node);
    if (ts.isAwaitExpression(node)) {
      const value = this.value(state, node.expression);
      const call = ts.isCallExpression(skipOuter(node.expression));
      return { ...derived([value], call ? Flag.awaited : 0) };
    }
    if (ts.isConditionalExpression(node)) {
      return joinValues(
        this.value(state, node.whenTrue),
        this.value(state, node.whenFalse),
      );
    }
    if (ts.isFunctionLike(node)) return nothing;
    if (ts.isSpreadElement(node)) {
      this.useWhole(state, node, this.value(state, node.expression));
      return whole(this.value(state, node.expression));
    }
    const values: Value[] = [];
    const collect = (child: ts.Node): void => {
      if (ts.isSpreadAssignment(child)) {
        this.useWhole(state, child, this.value(state, child.expression));
        values.push(whole(this.value(state, child.expression)));
      } else if (
        ts.isPropertyAssignment(child) ||
        ts.isShorthandPropertyAssignment(child)
      ) {
        const part = ts.isPropertyAssignment(child)
          ? child.initializer
          : child.name;
        this.useWhole(state, child, this.value(state, part));
        values.push(this.value(state, part));
      } else if (ts.isTemplateSpan(child))
        values.push(this.value(state, child.expression));
      else if (ts.isMethodDeclaration(child)) return;
      else if (ts.isExpression(child)) values.push(this.value(state, child));
    };
    ts.forEachChild(node, collect);
    const literal =
      ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);
    return derived(
      values,
      literal && values.some(({ flags }) => flags & Flag.clock)
        ? Flag.clock
        : 0,
    );
  }

  private name(state: State, node: ts.Identifier): Value {
    const symbol = symbolOf(this.checker, node);
    if (!symbol || this.isLocal(symbol) || !isVariable(symbol)) return nothing;
    const location = variableLocation(this.checker, symbol);
    // The object of a `const` is always the same.
    return isFixed(symbol)
      ? { ...nothing, alias: location }
      : this.read(state, node, location);
  }

  private property(
    state: State,
    node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  ): Value {
    const location = this.place(state, node);
    const base = this.value(state, node.expression);
    if (!location) return derived([base]);
    if (this.isOwnedPlace(location)) {
      return { ...derived([base]), alias: location };
    }
    // What all requests share isn't this one's because it was reached through it.
    const excepted = this.ownsParameters && location.root.kind === "parameter";
    const flags = excepted ? 0 : base.flags;
    // The method of a call isn't read for its value.
    if (ts.isCallExpression(node.parent) && node.parent.expression === node)
      return { ...nothing, alias: location, flags };
    const value = this.read(state, node, location);
    return {
      ...value,
      // A part is as old as the pointer that led to it.
      reads: joinReads(value.reads, base.reads),
      flags: value.flags | flags,
    };
  }

  /** Below a parameter of this body, unless the framework gives every request the same object there. */
  isOwnedPlace(location: Location): boolean {
    return (
      this.ownsParameters &&
      location.root.kind === "parameter" &&
      !this.isExcepted(location)
    );
  }

  private read(state: State, node: ts.Expression, location: Location): Value {
    const use = this.emit
      ? useOf(this.checker, node, (part) => this.isOwned(state, part))
      : undefined;
    const access = {
      location,
      node,
      target: node,
      text: textOf(node),
      path: noCalls,
    };
    return readPlace(state, access, use, this.emit);
  }

  private isOwned(state: State, expression: ts.Expression): boolean {
    const inner = skipOuter(expression);
    const subject =
      ts.isPropertyAccessExpression(inner) && ts.isCallExpression(inner.parent)
        ? inner.expression
        : inner;
    const { flags } = this.value(state, subject);
    return (flags & (Flag.parameters | Flag.request)) !== 0;
  }

  /** The place that an expression names, if it isn't a value of its own. */
  place(state: State, expression: ts.Expression): Location | undefined {
    const inner = skipOuter(expression);
    if (ts.isPropertyAccessExpression(inner)) {
      const member = namespaceMember(this.checker, inner);
      if (member) return variableLocation(this.checker, member);
      const base = aliasOf(this.value(state, inner.expression));
      if (!base) return undefined;
      const name = inner.name.text;
      return below(
        base,
        name === "size" || name === "length" ? contents : nameSegment(name),
      );
    }
    if (ts.isElementAccessExpression(inner)) {
      const base = aliasOf(this.value(state, inner.expression));
      return base && below(base, this.key(state, inner.argumentExpression));
    }
    if (ts.isIdentifier(inner)) {
      const symbol = symbolOf(this.checker, inner);
      return symbol && !this.isLocal(symbol) && isVariable(symbol)
        ? variableLocation(this.checker, symbol)
        : undefined;
    }
    return undefined;
  }

  key(state: State, key: ts.Expression): Segment {
    return keySegment(this.checker, key, this.value(state, key).flags);
  }

  /** Writes a value to what `target` names: a place, or a variable of this body. */
  write(
    state: State,
    target: ts.Expression,
    node: ts.Node,
    value: Value,
    how: How,
  ): State {
    const inner = skipOuter(target);
    if (ts.isIdentifier(inner)) {
      const local = this.localOf(inner);
      if (local) return withValue(state, local, this.held(inner, value));
    }
    const location = this.place(state, inner);
    if (!location) return this.filled(state, inner, value);
    if (this.isOwnedPlace(location)) return state;
    const access: Access = {
      location,
      node,
      target: node,
      text: textOf(inner),
      path: noCalls,
    };
    return writePlace(state, access, value, how, this.emit);
  }

  /** A part of a local object: the object carries what its parts derive from. */
  filled(state: State, target: ts.Expression, part: Value): State {
    let root = target;
    while (
      ts.isPropertyAccessExpression(root) ||
      ts.isElementAccessExpression(root)
    )
      root = skipOuter(root.expression);
    const local = ts.isIdentifier(root) ? this.localOf(root) : undefined;
    if (!local || root === target) return state;
    const known = valueIn(state, local);
    return withValue(state, local, {
      ...derived([known, part]),
      alias: known.alias,
    });
  }

  /** The value of a variable: a text or a number that was read from a place is no longer that place. */
  held(name: ts.Node, value: Value): Value {
    return aliasOf(value) && isPrimitive(this.checker.getTypeAtLocation(name))
      ? { ...value, alias: undefined }
      : value;
  }

  private assignment(state: State, node: ts.BinaryExpression): State {
    const { left, right } = node;
    const operator = node.operatorToken.kind;
    const value = this.value(state, right);
    const target = skipOuter(left);
    if (
      ts.isObjectLiteralExpression(target) ||
      ts.isArrayLiteralExpression(target)
    )
      return this.keep(state, node, value);
    const compound =
      operator !== ts.SyntaxKind.EqualsToken &&
      operator !== ts.SyntaxKind.QuestionQuestionEqualsToken &&
      operator !== ts.SyntaxKind.BarBarEqualsToken &&
      operator !== ts.SyntaxKind.AmpersandAmpersandEqualsToken;
    const written = compound
      ? derived([this.value(state, left), value])
      : value;
    const how: How = compound ? "update" : writtenHow(right);
    // `this.errors = []` begins this request's own list, unless the old one was looked at before.
    if (how === "reset" && startsOwn(right) && !this.hasLookedAt(state, left))
      return this.keep(
        this.write(state, left, node, flagged(Flag.fresh), "assign"),
        node,
        nothing,
      );
    const next = this.write(state, left, node, written, how);
    return this.keep(next, node, written);
  }

  private hasLookedAt(state: State, target: ts.Expression): boolean {
    const location = this.place(state, target);
    if (!location) return true;
    const looks = (reads: ReadonlyMap<string, Read>): boolean =>
      [...reads.values()].some((read) => isWithin(read.location, location));
    return (
      [...state.values.values()].some((value) => looks(value.reads)) ||
      [...state.guards.values()].some((guard) => looks(guard.reads))
    );
  }

  /** A whole object is used, and with it what this body has stored in its parts. */
  useWhole(state: State, node: ts.Node, value: Value): void {
    const object = aliasOf(value);
    if (!this.emit || !object || state.own.size === 0) return;
    for (const own of state.own.values()) {
      if (own.location.key === object.key || !isWithin(own.location, object))
        continue;
      const access = {
        location: own.location,
        node,
        target: node,
        text: own.text,
        path: noCalls,
      };
      readPlace(state, access, "mine", this.emit);
    }
  }

  private bind(state: State, node: ts.Node): State {
    if (
      ts.isVariableDeclaration(node) ||
      ts.isBindingElement(node) ||
      ts.isParameter(node)
    )
      return bindPattern(this, state, node);
    return ts.isExpression(node) ? bindTarget(this, state, node) : state;
  }

  /** `for (… of list)`: each turn asks the list again. */
  private turn(state: State, node: ts.Node): State {
    if (!ts.isForOfStatement(node)) return state;
    return state;
  }

  /** What a function carries along of the variables that it uses. */
  private captured(state: State, node: ts.Node): number {
    let flags = 0;
    const visit = (at: ts.Node): void => {
      if (ts.isIdentifier(at)) {
        const local = this.localOf(at);
        if (local) flags |= valueIn(state, local).flags;
      }
      ts.forEachChild(at, visit);
    };
    ts.forEachChild(node, visit);
    return flags & (Flag.parameters | Flag.request);
  }

  /** Notes a function that is created here, to be judged with what is known here. */
  create(state: State, node: ts.Node, parameters: Value): void {
    if (!this.emit) return;
    const known = this.nested.get(node);
    this.nested.set(node, {
      node,
      state: known ? joinStates(known.state, state) : state,
      parameters: known ? joinValues(known.parameters, parameters) : parameters,
    });
  }

  keep(state: State, node: ts.Node, value: Value): State {
    let next = withValue(state, node, value);
    // The write or the call that this may be the target of asks for what it stands on.
    if (
      ts.isPropertyAccessExpression(node) ||
      ts.isElementAccessExpression(node)
    )
      return next;
    // Operands are used up: forgetting them keeps states small.
    ts.forEachChild(node, (child) => {
      if (ts.isExpression(child))
        next = withValue(next, skipOuter(child), nothing);
    });
    return next;
  }

  private operation(
    state: State,
    node: ts.BinaryExpression,
    value: Value,
  ): Value {
    switch (node.operatorToken.kind) {
      case ts.SyntaxKind.QuestionQuestionToken:
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.AmpersandAmpersandToken:
        return joinValues(
          this.value(state, node.left),
          this.value(state, node.right),
        );
      case ts.SyntaxKind.CommaToken:
        return this.value(state, node.right);
      case ts.SyntaxKind.EqualsEqualsToken:
      case ts.SyntaxKind.EqualsEqualsEqualsToken:
      case ts.SyntaxKind.ExclamationEqualsToken:
      case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      case ts.SyntaxKind.LessThanToken:
      case ts.SyntaxKind.LessThanEqualsToken:
      case ts.SyntaxKind.GreaterThanToken:
      case ts.SyntaxKind.GreaterThanEqualsToken:
      case ts.SyntaxKind.InKeyword:
      case ts.SyntaxKind.InstanceOfKeyword:
        return {
          ...value,
          flags: (value.flags & ~Flag.fresh) | Flag.truth,
        };
      default:
        return value;
    }
  }
}

const kept = Flag.parameters | Flag.request;
export const noCalls: readonly Call[] = [];
