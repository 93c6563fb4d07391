import type ts from "typescript";

import type { Facts } from "./constraints.ts";

/**
 * Where the answer of a request stands on one path.
 *
 * - `open`: nobody has answered yet.
 * - `begun`: the headers are sent, the body is open (`write`, `writeHead`).
 * - `answered`, `piped`, `continued`: the answer is given, a stream gives it, or the chain went on.
 * - `deferred`: a callback that runs once, later, gives it (`certain`), or may; where it decides that by
 *   itself, whoever answers before it answers twice (`decided`).
 * - `handed`: somebody of whom nothing is known has the response; the rules stay silent.
 */
export type State =
  | { readonly kind: "open" }
  | { readonly kind: "handed" }
  | {
      readonly kind: "begun" | "answered" | "piped" | "continued";
      /** The call that did it, and how the code writes it. */
      readonly node: ts.Node;
      readonly name: string;
    }
  | {
      readonly kind: "deferred";
      readonly node: ts.Node;
      readonly name: string;
      readonly certain: boolean;
      /** True where it hands the request on, whatever comes: another `next()` runs what is below twice. */
      readonly continues?: boolean;
      readonly decided?: Decided | undefined;
      /** The ends of the callbacks that leave the request without an answer. */
      readonly endings: readonly Ending[];
    };

/**
 * How far what a callback is given alone decides whether it answers.
 *
 * - `always`: nothing outside of the callback tells that.
 * - `unasked`: what it leaves outside tells whoever asks for it:
 *   `(error, row) => { if (error) res.end(); else rows.push(row); }`.
 */
export type Decided = "always" | "unasked";

/** The end of a path on which nobody answered. */
export interface Ending {
  /** The `return`, the function that simply ends, or the handler that swallows an error. */
  readonly node: ts.Node;
  readonly kind: "returns" | "ends" | "swallows" | "returnsReply";
  /** The last decision on the way there. */
  readonly branch?: Branch;
}

export interface Branch {
  readonly condition: ts.Expression;
  readonly truth: boolean;
}

/** What is known of an expression's value, as far as a condition can ask for it. */
export type Value =
  | {
      readonly kind: "literal";
      readonly value: string | number | boolean | null | undefined;
    }
  /** Neither `undefined` nor `null`: a text, a number, a truth. */
  | { readonly kind: "present" }
  | {
      readonly kind: "object";
      /** What a literal says of all its properties; nothing where a value can't be told. */
      readonly properties?: ReadonlyMap<string, Value | undefined>;
    };

/** Everything known at a point of one path; paths that agree in it are one. */
export interface Path {
  readonly state: State;
  readonly facts: Facts;
  /** The values of calls and awaits that an outer expression still asks for. */
  readonly values: ReadonlyMap<ts.Node, Value>;
  /** The value that the path returns. */
  readonly result?: {
    readonly node: ts.Node;
    readonly value?: Value;
    /** Whether it is the response object itself: the answer comes through that. */
    readonly reply: boolean;
  };
  /** The `catch` that the path came through last. */
  readonly caught?: ts.CatchClause;
  /** The `throw` behind an answer that brought the path there. */
  readonly thrown?: ts.Node;
  /** Whether something must have thrown, unannounced, behind an answer. */
  readonly implicit: boolean;
  readonly branch?: Branch;
}

export const open: State = { kind: "open" };
export const handed: State = { kind: "handed" };

export function startWith(state: State): Path {
  return { state, facts: new Map(), values: new Map(), implicit: false };
}

/** The same path, where somebody may have seen to the answer. */
export function seenTo(path: Path): Path {
  return { ...path, state: handed };
}

/** The same path, on which nothing is decided yet. */
export function undecided(path: Path): Path {
  const { state, facts, values, result, caught, thrown, implicit } = path;
  return {
    state,
    facts,
    values,
    implicit,
    ...(result ? { result } : {}),
    ...(caught ? { caught } : {}),
    ...(thrown ? { thrown } : {}),
  };
}

/** Whether the answer is given, or its giving is out of this path's hands for certain. */
export function isDefinite(
  state: State,
): state is Extract<State, { kind: "answered" | "piped" | "continued" }> {
  return (
    state.kind === "answered" ||
    state.kind === "piped" ||
    state.kind === "continued"
  );
}

/** The paths that lead to a point, without repetitions. */
export type Paths = ReadonlyMap<string, Path>;

/** More paths than this and the body is left alone. */
export const maxPaths = 96;

export function pathsOf(paths: Iterable<Path>): Paths {
  const found = new Map<string, Path>();
  for (const path of paths) found.set(keyOf(path), path);
  return found;
}

/** The paths that others become, each by itself; the same ones where nothing changes. */
export function changedPaths(
  paths: Paths,
  change: (path: Path) => Path | readonly Path[] | undefined,
): Paths {
  let found: Map<string, Path> | undefined;
  for (const [key, path] of paths) {
    const next = change(path);
    const stays =
      next === path || (isList(next) && next.length === 1 && next[0] === path);
    if (stays) {
      found?.set(key, path);
      continue;
    }
    found ??= startOf(paths, key);
    for (const after of isList(next) ? next : next ? [next] : [])
      found.set(keyOf(after), after);
  }
  return found ?? paths;
}

/** The paths before one. */
function startOf(paths: Paths, end: string): Map<string, Path> {
  const start = new Map<string, Path>();
  for (const [key, path] of paths) {
    if (key === end) break;
    start.set(key, path);
  }
  return start;
}

function isList(
  next: Path | readonly Path[] | undefined,
): next is readonly Path[] {
  return Array.isArray(next);
}

export function joinPaths(left: Paths, right: Paths): Paths {
  const joined = new Map(left);
  for (const [key, path] of right) if (!joined.has(key)) joined.set(key, path);
  return joined.size === left.size ? left : joined;
}

export function samePaths(left: Paths, right: Paths): boolean {
  if (left === right) return true;
  if (left.size !== right.size) return false;
  for (const key of left.keys()) if (!right.has(key)) return false;
  return true;
}

const identities = new WeakMap<object, number>();
let identity = 0;

function idOf(thing: object | undefined): string {
  if (!thing) return "-";
  let id = identities.get(thing);
  if (id === undefined) identities.set(thing, (id = ++identity));
  return String(id);
}

/** States that say the same have the same key. */
export function stateKey(state: State): string {
  if (state.kind === "open" || state.kind === "handed") return state.kind;
  const deferred =
    state.kind === "deferred"
      ? `${String(state.certain)}${String(state.decided)}${state.endings.map((one) => idOf(one.node)).join("+")}`
      : "";
  return `${state.kind}${idOf(state.node)}${deferred}`;
}

export function valueKey(value: Value | undefined): string {
  if (!value) return "";
  if (value.kind === "literal") return JSON.stringify([value.value]);
  if (value.kind === "present") return "present";
  const properties = [...(value.properties ?? [])].map(
    ([name, held]) => `${name}:${valueKey(held)}`,
  );
  return `{${properties.sort().join()}}`;
}

function keyOf(path: Path): string {
  const facts = [...path.facts].map(
    ([subject, constraints]) =>
      `${subject}:${constraints.map((one) => one.key).join("&")}`,
  );
  const values = [...path.values].map(
    ([node, value]) => `${idOf(node)}=${valueKey(value)}`,
  );
  return [
    stateKey(path.state),
    ...facts.sort(),
    ...values,
    `${idOf(path.result?.node)}${valueKey(path.result?.value)}`,
    `${idOf(path.caught)}${idOf(path.thrown)}${path.implicit ? "i" : ""}`,
    `${idOf(path.branch?.condition)}${String(path.branch?.truth)}`,
  ].join("|");
}
