import ts from "typescript";

import type { Call, Summary } from "../places/effect.ts";
import { keyText } from "../places/keys.ts";
import { literalGuardsOf } from "../places/literal-guards.ts";
import {
  below,
  holderOf,
  identityOf,
  isWithin,
  locationAt,
  nameSegment,
  type Location,
  type Segment,
} from "../places/location.ts";
import { calleeText, isPrimitive } from "../places/nodes.ts";
import { mapParts } from "../places/object-parts.ts";
import { flagsAt, parametersIn, partsIn } from "../places/parts.ts";
import {
  argumentAt,
  isByAccess,
  nameOfRun,
  parametersOf,
  type Run,
  type RunBody,
} from "./runs.ts";
import { placeOfOneObject } from "./of-one-object.ts";
import { flagsOfCaptured, ownKey } from "./own-keys.ts";
import { valueIn, type OwnWrite, type State } from "../places/state.ts";
import type { Transfer } from "./transfer.ts";
import {
  aliasOf,
  derived,
  Flag,
  indirect,
  joinReads,
  nothing,
  parameterFlag,
  readKey,
  type Read,
  type Shell,
  type Value,
} from "../places/value.ts";
import { varies } from "../places/varying-keys.ts";
import { symbolAt, typeAt } from "../../../program/types/types.ts";
import type { Given } from "./apply.ts";

type Standing = Pick<OwnWrite, "node" | "target" | "text" | "path">;

/** One function's places and values in the terms of its caller. */
export class Binding {
  readonly transfer: Transfer;
  readonly called: RunBody;
  readonly run: Run;
  readonly given: Given;
  private readonly state: State;
  private named: Call | undefined;
  /** Many effects have the same place, or the same way to it. */
  private readonly locations = new Map<Location, Location | undefined>();
  private readonly paths = new Map<readonly Call[], readonly Call[]>();

  constructor(
    transfer: Transfer,
    state: State,
    called: RunBody,
    run: Run,
    given: Given,
  ) {
    this.transfer = transfer;
    this.state = state;
    this.called = called;
    this.run = run;
    this.given = given;
  }

  private get step(): Call {
    const callee = this.given.callee ?? nameOfRun(this.run);
    return (this.named ??= { name: calleeText(callee), node: this.run });
  }

  /** Where something that the function does stands, in the eyes of the caller. */
  standing({ node, target, text, path }: Standing): Standing {
    const { run } = this;
    if (this.given.silent) return { node, target, text, path };
    // What a getter reads, the access reads.
    if (isByAccess(run) && path.length === 0)
      return { node: run, target: run, text: this.step.name, path };
    return { node: run, target, text, path: this.pathOf(path) };
  }

  private pathOf(path: readonly Call[]): readonly Call[] {
    let mapped = this.paths.get(path);
    if (!mapped) this.paths.set(path, (mapped = [this.step, ...path]));
    return mapped;
  }

  /** Whether the arguments keep a part of the function from running: `send("post")` and `if (kind === "mail")`. */
  leavesOut(node: ts.Node): boolean {
    const { checker } = this.transfer;
    return literalGuardsOf(checker, node).some(({ index, text }) => {
      const argument = this.argumentAt(index);
      const type = argument && typeAt(checker, argument);
      return type?.isStringLiteral() === true && type.value !== text;
    });
  }

  private argumentAt(index: number): ts.Expression | undefined {
    return this.given.argument
      ? this.given.argument(index)
      : argumentAt(this.run, index);
  }

  /** What the function gives back. */
  result(summary: Summary): Value {
    const alias = aliasOf(summary.returns);
    const mapped = this.value(summary.returns);
    const place = alias && this.location(alias);
    const request = this.given.plain.flags & Flag.request;
    const { parts } = summary.returns;
    return {
      ...mapped,
      flags: mapped.flags | request,
      parts: mapParts(parts, (flags) => this.flags(flags) | request),
      alias: summary.returns.alias === "many" ? "many" : place,
      shell: this.shell(summary.returns),
    };
  }

  /** What a constructor, or the initialiser of a field, puts into the new object. */
  made({ effects }: Summary): Value {
    const parts = effects.flatMap((effect) =>
      effect.kind === "write" && this.isItself(effect.location)
        ? [this.value(effect.value)]
        : [],
    );
    const { reads, flags } = derived(parts);
    return { ...nothing, reads: indirect(reads), flags };
  }

  /** The object that is being made, or a part of it. */
  private isItself({ root }: Location): boolean {
    return (
      root.kind === "this" &&
      holderOf(root.element) === holderOf(this.called) &&
      this.given.receiver === undefined
    );
  }

  own(own: OwnWrite): OwnWrite | undefined {
    const location = this.location(own.location);
    return (
      location && {
        ...own,
        ...this.standing(own),
        location,
        value: this.value(own.value),
        compared: this.flags(own.compared),
      }
    );
  }

  /** The place in the caller's terms; undefined where it is none that outlives the call. */
  location(location: Location): Location | undefined {
    let mapped = this.locations.get(location);
    if (!mapped && !this.locations.has(location))
      this.locations.set(location, (mapped = this.mapped(location)));
    return mapped;
  }

  private mapped({ root, path }: Location): Location | undefined {
    let at = this.root(root);
    for (const segment of path) at &&= below(at, this.segment(at, segment));
    return at;
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
      case "variable":
        return this.transfer.isLocal(root.symbol)
          ? aliasOf(valueIn(this.state, root.symbol))
          : (placeOfOneObject(this, root.symbol) ?? locationAt(root));
    }
  }

  /** The key in the caller's terms: a parameter is the argument that stands for it. */
  private segment(base: Location, segment: Segment): Segment {
    if (segment.kind !== "key") return segment;
    const { called, given, state, transfer } = this;
    const { checker } = transfer;
    const own = ownKey(checker, called, given.values, base, segment);
    if (own) return own;
    const texts = parametersOf(called).map(({ name }, index) => {
      const symbol = symbolAt(checker, name);
      const argument = this.argumentAt(index);
      return symbol && argument
        ? {
            id: `#${String(identityOf(symbol))}`,
            text: keyText(checker, argument),
            argument,
          }
        : undefined;
    });
    const whole = texts.find((entry) => entry?.id === segment.text);
    // `save("all", left)`: as good as `.set("all", left)` in here.
    if (whole && ts.isStringLiteralLike(whole.argument))
      return nameSegment(whole.argument.text);
    let isOther = segment.varies === true;
    const text = segment.text.replace(/#\d+/g, (id) => {
      const entry = texts.find((each) => each?.id === id);
      isOther ||= !!entry && varies(checker, entry.argument);
      return entry?.text ?? id;
    });
    const flags =
      this.flags(segment.flags) | flagsOfCaptured(transfer, state, segment);
    return { ...segment, text, flags, varies: isOther };
  }

  /** What the arguments that stand for parameters derive from, and the object that stands for `this`. */
  flags(flags: number): number {
    let mapped = flags & ~(Flag.parameters | Flag.receiver);
    if (flags & Flag.receiver) mapped |= this.ofReceiver;
    const { values } = this.given;
    const count = parametersIn(this.called);
    for (const [index, value] of values.slice(0, count).entries()) {
      if (flags & parameterFlag(index)) mapped |= value.flags;
    }
    for (const { index, name } of partsIn(this.called, flags))
      mapped |= flagsAt(this.transfer, values[index] ?? nothing, name);
    return mapped;
  }

  /** What `this` derives from: an arrow function has that of the body around it. */
  private get ofReceiver(): number {
    const { called, given } = this;
    return ts.isArrowFunction(called) &&
      !ts.isPropertyDeclaration(called.parent)
      ? Flag.receiver
      : (given.base ?? 0);
  }

  /** What a value of the function depends on in the caller's terms. */
  value(value: Value): Value {
    const reads = new Map<string, Read>();
    for (const read of value.reads.values()) {
      const location = this.location(read.location);
      if (!location) continue;
      reads.set(readKey(location, this.run), {
        ...read,
        indirect: (read.indirect ?? false) || (read.asked ?? false),
        location,
        node: this.run,
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
  passed(value: Value): Value {
    const parts = partsIn(this.called, value.flags);
    const from = this.given.values.filter(
      (_, at) =>
        (at < parametersIn(this.called) &&
          (value.flags & parameterFlag(at)) !== 0) ||
        parts.some(({ index }) => index === at),
    );
    // `Job.current = this`: the new object, with all that it was made of.
    const place = aliasOf(value);
    const made =
      ts.isNewExpression(this.run) &&
      place?.path.length === 0 &&
      this.isItself(place);
    if (made) from.push(this.given.plain);
    const { reads } = derived(from);
    return {
      reads,
      alias: undefined,
      flags: this.flags(value.flags) | (made ? this.given.plain.flags : 0),
      shell: this.shell(value),
    };
  }

  /** What is known of the objects that a function puts into a place as they are. */
  objectsOf(value: Value, into: Location): Pick<Value, "alias" | "holdings"> {
    const place = aliasOf(value);
    const alias = place && this.objectAt(place);
    return {
      // It is the one that the caller took from there.
      alias: alias?.key === into.key ? alias : undefined,
      holdings: value.holdings?.flatMap(({ path, of }) => {
        const mapped = this.objectAt(of);
        return mapped ? [{ path, of: mapped }] : [];
      }),
    };
  }

  /** The place in the caller's terms, unless what the caller hands over from there is a number or a text. */
  private objectAt(place: Location): Location | undefined {
    const { root, path } = place;
    const argument =
      root.kind === "parameter" && path.length === 0
        ? this.argumentAt(root.index)
        : undefined;
    return argument && isPrimitive(typeAt(this.transfer.checker, argument))
      ? undefined
      : this.location(place);
  }

  /** What the function has read of other places for a value. */
  readElsewhere(value: Value, location: Location): ReadonlyMap<string, Read> {
    return new Map(
      [...this.value(value).reads].filter(
        ([, read]) =>
          !isWithin(read.location, location) &&
          !isWithin(location, read.location),
      ),
    );
  }

  shell({ shell }: Value): Shell | undefined {
    const of = shell && this.location(shell.of);
    return (
      of && {
        ...shell,
        of,
        replaced: new Map(
          [...shell.replaced].map(([name, flags]) => [name, this.flags(flags)]),
        ),
      }
    );
  }
}
