import ts from "typescript";

import type { Edge, FlowGraph, Step } from "../../../flow/graph.ts";
import type { Domain } from "../../../flow/solve.ts";
import { isAccess } from "../../../program/calls/accesses.ts";
import { isOwnObject, skipOuter } from "../../../program/syntax/functions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import { placeBehind } from "./accessors.ts";
import { isGivenByLibrary } from "./library-getters.ts";
import { bindPattern, bindTarget } from "./bindings.ts";
import type { Effect } from "../places/effect.ts";
import { evaluate } from "./evaluate.ts";
import { initialise } from "./assignments.ts";
import { handedOver } from "./handed-over.ts";
import type { End } from "./held-at-end.ts";
import { keySegment } from "../places/keys.ts";
import {
  below,
  contents,
  nameSegment,
  type Location,
  type Segment,
} from "../places/location.ts";
import { isSerialised } from "./promise-queues.ts";
import { isVariable } from "../places/nodes.ts";
import {
  namespaceMember,
  thisLocation,
  variableLocation,
} from "../places/roots.ts";
import { undecided } from "../places/counted.ts";
import { withoutContents } from "../places/object-presence.ts";
import { confirms } from "../places/guards.ts";
import { withoutAbsent } from "../places/absent.ts";
import {
  equalStates,
  isClaimed,
  isExclusive,
  joinStates,
  refreshed,
  suspended,
  temporaryIn,
  valueIn,
  withTemporary,
  type State,
} from "../places/state.ts";
import type { SummaryOf } from "./summary.ts";
import {
  aliasOf,
  derived,
  Flag,
  joinValues,
  nothing,
  type Value,
} from "../places/value.ts";

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
  readonly ends: End[] = [];
  lockedParameters = 0;
  lateParameters = 0;
  /** Whether the body ends with the promise of something that waits: `return save(row)`. */
  endsWaiting = false;
  promptParameters = 0;
  readonly exclusive = new Map<ts.Node, boolean>();
  /** The call of a project function that gave back a lock or a claim as its last act. */
  heldThrough: ts.Node | undefined;
  readonly project: Project;
  readonly body: ts.Node;
  readonly summaryOf: SummaryOf;
  readonly ownsParameters: boolean;
  /** The class of `this`, where it is known better than by where the body stands. */
  readonly heir: ts.ClassLikeDeclaration | undefined;
  private readonly isExcepted: (location: Location) => boolean;

  constructor(
    project: Project,
    body: ts.Node,
    summaryOf: SummaryOf,
    isExcepted: ((location: Location) => boolean) | undefined,
    heir: ts.ClassLikeDeclaration | undefined,
  ) {
    this.heir = heir;
    this.project = project;
    this.checker = project.checker;
    this.body = body;
    this.summaryOf = summaryOf;
    this.ownsParameters = isExcepted !== undefined;
    this.isExcepted = isExcepted ?? (() => false);
  }

  domain(graph: FlowGraph, entry: State): Domain<State> {
    return {
      entry,
      join: joinStates,
      equals: equalStates,
      step: (state, step) => this.step(state, step),
      edge: (state, edge, before) => {
        // What holds where the body fails nobody asks, and every call leads there.
        if (edge.to === graph.failure) return undefined;
        if (edge.kind === "implicit-throw") return before;
        return state.over ? undefined : this.edge(state, edge);
      },
    };
  }

  private step(state: State, step: Step): State {
    const { node } = step;
    switch (step.kind) {
      case "evaluate":
        return ts.isExpression(node) ? evaluate(this, state, node) : state;
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
        this.noteReturned(state, value);
        if (this.emit && !this.insideNested(node))
          this.ends.push({ state: handedOver(this, state, value), value });
        return state;
      }
      case "throw":
        return state;
    }
  }

  private insideNested(node: ts.Node): boolean {
    for (const nested of this.nested.keys())
      if (node.pos >= nested.pos && node.end <= nested.end) return true;
    return false;
  }

  private edge(state: State, edge: Edge): State {
    const { condition, kind } = edge;
    if (!condition || kind === "default") return state;
    const values = [this.value(state, condition)];
    if (ts.isCaseClause(condition.parent))
      values.push(this.value(state, condition.parent.parent.parent.expression));
    const asked = derived(values);
    const { flags } = asked;
    const all = withoutContents(this.checker, condition, asked);
    const holds = kind === "true" || kind === "present" || kind === "case";
    const reads = undecided(this.checker, state, condition, all, holds);
    const found = withoutAbsent(this.checker, state, condition, holds);
    if (reads.size === 0 && !state.guards.has(condition)) return found;
    const guards = new Map(state.guards);
    if (reads.size === 0) guards.delete(condition);
    else guards.set(condition, { sides: holds ? 1 : 2, reads, flags });
    const next = { ...found, guards };
    return confirms(condition, reads) ? refreshed(next) : next;
  }

  private suspend(state: State, node: ts.Node): State {
    // Who takes next what `await restart()` has given back at its end writes no sooner than this.
    if (
      ts.isAwaitExpression(node) &&
      skipOuter(node.expression) === this.heldThrough &&
      !isExclusive(state)
    )
      return { ...state, late: true };
    this.emitKept(state, node);
    const serial =
      ts.isAwaitExpression(node) &&
      isSerialised(
        this.checker,
        state,
        node,
        this.value(state, node.expression),
      );
    const after = ts.isAwaitExpression(node)
      ? handedOver(this, suspended(state, node), node.expression)
      : suspended(state, node);
    return serial ? { ...after, locked: true } : after;
  }

  /**
   * What the body leaves in places while others run, at its first wait since then, which may be in a loop.
   * A claim keeps them out until the body ends: what is still there then, the next one finds.
   */
  emitKept(state: State, at: ts.Node | "end"): void {
    if (!this.emit || (at !== "end" && isClaimed(state))) return;
    for (const own of state.own.values()) {
      if (own.suspension && own.suspension !== at) continue;
      if (own.hidden || (own.value.flags & kept) === 0) continue;
      const { location, node, target, text, path } = own;
      this.emit({
        kind: "kept",
        ...{ location, node, target, text, path, own },
        late: state.late,
        held: at !== "end" && state.locked,
      });
    }
  }

  /** The value of an expression that was evaluated before. */
  value(state: State, expression: ts.Expression): Value {
    const inner = skipOuter(expression);
    if (isOwnObject(inner)) {
      const location = thisLocation(this.checker, inner);
      if (!location) return nothing;
      const flags = location.root.kind === "this" ? Flag.receiver : 0;
      return { ...nothing, alias: location, flags };
    }
    if (ts.isIdentifier(inner)) {
      const local = this.localOf(inner);
      if (local) return valueIn(state, local);
    }
    return temporaryIn(state, inner);
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

  noteReturned(state: State, value: ts.Expression | undefined): void {
    if (this.emit && value && !this.insideNested(value))
      this.returns = joinValues(this.returns, this.value(state, value));
  }

  /** Below a parameter of this body, unless the framework gives every request the same object there. */
  isOwnedPlace(location: Location): boolean {
    return (
      this.ownsParameters &&
      location.root.kind === "parameter" &&
      !this.isExcepted(location)
    );
  }

  isOwned(state: State, expression: ts.Expression): boolean {
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
    const behind = placeBehind(this, state, inner);
    if (behind) return behind.location;
    if (ts.isPropertyAccessExpression(inner)) {
      const member = namespaceMember(this.checker, inner);
      if (member) return variableLocation(this.checker, member);
      const base = aliasOf(this.value(state, inner.expression));
      if (!base || isGivenByLibrary(this.checker, inner.name)) return undefined;
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
    const { flags } = this.value(state, key);
    return keySegment(this.checker, key, flags, this.body);
  }

  private bind(state: State, node: ts.Node): State {
    if (
      ts.isVariableDeclaration(node) ||
      ts.isBindingElement(node) ||
      ts.isParameter(node)
    )
      return bindPattern(this, state, node);
    if (ts.isPropertyDeclaration(node))
      return node === this.body ? initialise(this, state, node) : state;
    return ts.isExpression(node) ? bindTarget(this, state, node) : state;
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
    // The write or the call that this may be the target of asks for what it stands on.
    if (state.scratch.values.size === 0 || isAccess(node) || isTakenApart(node))
      return withTemporary(state, node, value);
    // Operands are used up: forgetting them keeps states small.
    const operands: ts.Node[] = [];
    ts.forEachChild(node, (child) => {
      if (ts.isExpression(child)) operands.push(skipOuter(child));
    });
    return withTemporary(state, node, value, operands);
  }
}

/** `[a, b]` of `const [x, y] = [a, b];` */
function isTakenApart(node: ts.Node): boolean {
  return (
    ts.isArrayLiteralExpression(node) &&
    ts.isVariableDeclaration(node.parent) &&
    ts.isArrayBindingPattern(node.parent.name)
  );
}

const kept = Flag.parameters | Flag.request | Flag.clock;
