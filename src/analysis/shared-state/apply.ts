import ts from "typescript";

import type { Transfer } from "./transfer.ts";
import { isWaitedFor, textOf } from "./nodes.ts";
import type { FunctionWithBody } from "../../program/functions.ts";
import type { Outcome } from "./calls.ts";
import { withInner, type Call, type Effect, type Summary } from "./effect.ts";
import {
  below,
  holderOf,
  identityOf,
  isWithin,
  locationAt,
  type Location,
  type Segment,
} from "./location.ts";
import { keyText } from "./keys.ts";
import { lookedUp, readPlace, writePlace } from "./places.ts";
import {
  isExclusive,
  suspended,
  valueIn,
  type OwnWrite,
  type State,
} from "./state.ts";
import {
  aliasOf,
  derived,
  Flag,
  joinReads,
  joinValues,
  nothing,
  parameterFlag,
  readKey,
  type Read,
  type Shell,
  type Value,
} from "./value.ts";
import { symbolAt } from "../../program/types.ts";

export interface Given {
  readonly receiver: Location | undefined;
  readonly values: readonly Value[];
  /** What the result depends on if nothing is known of the function. */
  readonly plain: Value;
  /** True where the effects are reported from elsewhere. */
  readonly silent?: boolean;
}

/** Carries the effects of the functions that a call may run over to the caller. */
export function applySummary(
  transfer: Transfer,
  state: State,
  call: ts.CallExpression | ts.NewExpression,
  functions: readonly FunctionWithBody[],
  given: Given,
): Outcome {
  const emit = transfer.emit;
  if (given.silent) transfer.emit = undefined;
  let after = state;
  let value: Value = nothing;
  for (const called of functions) {
    const summary = transfer.summaryOf(called);
    const binding = new Binding(transfer, state, called, call, given);
    after = binding.effects(after, summary);
    value = joinValues(value, binding.result(summary));
  }
  transfer.emit = emit;
  return { state: after, value };
}

/** One function's places and values in the terms of its caller. */
class Binding {
  private readonly transfer: Transfer;
  private readonly state: State;
  private readonly called: FunctionWithBody;
  private readonly call: ts.CallExpression | ts.NewExpression;
  private readonly given: Given;
  private readonly step: Call;

  constructor(
    transfer: Transfer,
    state: State,
    called: FunctionWithBody,
    call: ts.CallExpression | ts.NewExpression,
    given: Given,
  ) {
    this.transfer = transfer;
    this.state = state;
    this.called = called;
    this.call = call;
    this.given = given;
    this.step = { name: textOf(call.expression), node: call };
  }

  effects(state: State, summary: Summary): State {
    const waits = summary.suspends && isWaitedFor(this.call);
    let after = state;
    for (const effect of summary.effects) {
      if (!effect.late) after = this.effect(after, effect);
    }
    if (!summary.suspends) return after;
    if (waits) {
      this.transfer.emitKept(after, this.call);
      after = suspended(after, this.call);
    }
    let rest = after;
    for (const effect of summary.effects) {
      if (effect.late) rest = this.effect(rest, effect);
    }
    return waits ? rest : after;
  }

  result(summary: Summary): Value {
    const alias = aliasOf(summary.returns);
    const mapped = this.value(summary.returns);
    const place = alias && this.location(alias);
    return {
      ...mapped,
      flags: mapped.flags | (this.given.plain.flags & Flag.request),
      alias: summary.returns.alias === "many" ? "many" : place,
      shell: this.shell(summary.returns),
    };
  }

  private effect(state: State, effect: Effect): State {
    const location = this.location(effect.location);
    if (!location || this.transfer.isOwnedPlace(location)) return state;
    const { emit } = this.transfer;
    const path = this.given.silent ? effect.path : [this.step, ...effect.path];
    const access = {
      location,
      node: this.given.silent ? effect.node : this.call,
      target: effect.target,
      text: effect.text,
      path,
    };
    const late = state.late || effect.late;
    switch (effect.kind) {
      case "write": {
        if (effect.stale || effect.restores || effect.refills) {
          // The helper's own mistake, found in its own terms.
          const stale = effect.stale && {
            ...effect.stale,
            read: {
              ...effect.stale.read,
              location: this.location(effect.stale.read.location) ?? location,
            },
          };
          emit?.({
            ...effect,
            ...access,
            late,
            exclusive: isExclusive(state) || effect.exclusive === true,
            value: this.value(effect.value),
            stale,
            inside: effect.inside ?? this.ownMistake(effect),
            restores: effect.restores && this.own(effect.restores),
            refills: effect.refills && this.own(effect.refills),
          });
          return state;
        }
        const passed = this.passed(effect.value);
        return writePlace(
          state,
          access,
          {
            ...passed,
            reads: joinReads(
              passed.reads,
              this.readElsewhere(effect.value, location),
            ),
          },
          effect.how,
          emit &&
            ((mine) => {
              if (mine.kind === "write") emit(withInner(mine, effect));
            }),
          lookedUp(effect, passed),
        );
      }
      case "read":
        if (effect.own) {
          emit?.({
            ...effect,
            ...access,
            late,
            own: this.own(effect.own),
            inside: effect.inside ?? this.ownMistake(effect),
          });
        } else {
          readPlace(state, access, effect.use, emit);
        }
        return state;
      case "kept":
        emit?.({
          ...effect,
          ...access,
          late,
          own: this.own(effect.own) ?? effect.own,
        });
        return state;
      case "handed":
        emit?.({
          ...effect,
          ...access,
          late,
          own: this.own(effect.own) ?? effect.own,
        });
        return state;
    }
  }

  /** A mistake that the function makes with any caller, and not with an object that this one hands over. */
  private ownMistake(effect: Effect): ts.Node | undefined {
    return effect.location.root.kind === "parameter" ? undefined : effect.node;
  }

  private own(own: OwnWrite): OwnWrite | undefined {
    const location = this.location(own.location);
    return (
      location && {
        ...own,
        location,
        node: this.given.silent ? own.node : this.call,
        path: this.given.silent ? own.path : [this.step, ...own.path],
        value: this.value(own.value),
      }
    );
  }

  /** The place in the caller's terms; undefined where it is none that outlives the call. */
  private location({ root, path }: Location): Location | undefined {
    const base = this.root(root);
    return base && below(base, ...path.map((segment) => this.segment(segment)));
  }

  private root(root: Location["root"]): Location | undefined {
    switch (root.kind) {
      case "parameter":
        return root.body === this.called
          ? aliasOf(this.given.values[root.index] ?? nothing)
          : undefined;
      case "this":
        if (
          holderOf(root.element) === holderOf(this.called) &&
          root.element === this.called
        )
          return this.given.receiver;
        // A method written as a property: `{ inc: function () { this.n++ } }`.
        if (root.element === this.called.parent) return this.given.receiver;
        return locationAt(root);
      case "variable": {
        const local = this.transfer.isLocal(root.symbol);
        return local
          ? aliasOf(valueIn(this.state, root.symbol))
          : locationAt(root);
      }
    }
  }

  /** The key in the caller's terms: a parameter is the argument that stands for it. */
  private segment(segment: Segment): Segment {
    if (segment.kind !== "key") return segment;
    const texts = this.called.parameters.map((parameter, index) => {
      const symbol = ts.isIdentifier(parameter.name)
        ? symbolAt(this.transfer.checker, parameter.name)
        : undefined;
      const argument = this.call.arguments?.[index];
      return symbol && argument
        ? {
            id: `#${String(identityOf(symbol))}`,
            text: keyText(this.transfer.checker, argument),
          }
        : undefined;
    });
    const text = segment.text.replace(
      /#\d+/g,
      (id) => texts.find((entry) => entry?.id === id)?.text ?? id,
    );
    return { ...segment, text, flags: this.flags(segment.flags) };
  }

  private flags(flags: number): number {
    let mapped = flags & ~Flag.parameters;
    for (const [index, value] of this.given.values.entries()) {
      if (flags & parameterFlag(index)) mapped |= value.flags;
    }
    return mapped;
  }

  /** What a value of the function depends on in the caller's terms. */
  private value(value: Value): Value {
    const reads = new Map<string, Read>();
    for (const read of value.reads.values()) {
      const location = this.location(read.location);
      if (!location) continue;
      reads.set(readKey(location, this.call), {
        ...read,
        indirect: read.asked ?? false,
        location,
        node: this.call,
      });
    }
    const passed = this.passed(value);
    return {
      reads: joinReads(reads, passed.reads),
      alias: undefined,
      flags: this.flags(value.flags),
    };
  }

  /** What a value depends on through the arguments. */
  private passed(value: Value): Value {
    const from = this.given.values.filter(
      (_, index) => (value.flags & parameterFlag(index)) !== 0,
    );
    return {
      ...derived(from),
      flags: this.flags(value.flags),
      shell: this.shell(value),
    };
  }

  /** What the function has read of other places for a value. */
  private readElsewhere(
    value: Value,
    location: Location,
  ): ReadonlyMap<string, Read> {
    return new Map(
      [...this.value(value).reads].filter(
        ([, read]) =>
          !isWithin(read.location, location) &&
          !isWithin(location, read.location),
      ),
    );
  }

  private shell({ shell }: Value): Shell | undefined {
    const of = shell && this.location(shell.of);
    return (
      of && {
        of,
        replaced: new Map(
          [...shell.replaced].map(([name, flags]) => [name, this.flags(flags)]),
        ),
      }
    );
  }
}
