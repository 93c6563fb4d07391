import type ts from "typescript";

import type { ChainStep } from "../finding.ts";

/** One downstream promise (or Observable), by the call in this body that starts it. */
export interface Root {
  readonly id: number;
  /** Where a report about it stands. */
  readonly node: ts.Node;
  /** The call whose value the promise is: that of `run(() => next())` where the report stands at `next()`. */
  readonly call: ts.Node;
  /** As the code calls it: `next()`, `this.getResponse(…)`. */
  readonly name: string;
  /** True where it may be a plain response as well: `T | Promise<T>`. */
  readonly hybrid: boolean;
  /** The helpers that it comes through. */
  readonly chain: readonly ChainStep[];
}

/** What has happened to a root on one path. */
export interface Life {
  /** `escaped`: handed to somebody of whom nothing is known; the rules stay silent. */
  readonly status: "pending" | "done" | "escaped";
  /** The expression that last stood for it: the call, or a `.then(…)` on it. */
  readonly last: ts.Node;
  /** Where it was awaited or returned: for messages, no path differs by it. */
  readonly settledAt?: ts.Node;
  /** Where the body itself has subscribed to the lazy stream that the call gave. */
  readonly subscribed?: ts.Node;
  /** Whether a rejection handler hangs on it. */
  readonly handled: boolean;
  /** The first suspension on something else while nobody would have seen a rejection. */
  readonly suspended?: ts.Node;
  /** The first work that needs downstream's answer and runs before it. */
  readonly premature?: ts.Node;
  /** Whether anything at all runs between the start and the end. */
  readonly workAfter: boolean;
  /** Whether the path has needed, since the start, some call to throw of which nothing says that it does. */
  readonly implicit?: boolean;
  /** Whether it is that of a second call, which the framework answers with a rejection. */
  readonly refused?: boolean;
}

/** What an expression or a variable holds, as far as this analysis cares. */
export interface Value {
  readonly roots: readonly number[];
  /** True for an array of promises, which nobody can await as it is. */
  readonly container?: boolean;
  /** What is known of its truth. */
  readonly truth?: "truthy" | "falsy" | "undefined";
  /** Which end of the promise a callback in its chain ran downstream at. */
  readonly ran?: "success" | "failure";
  /** True for what an awaited downstream answered. */
  readonly answer?: boolean;
  /** True for an `await` that never gets an answer: what it waits for is refused. */
  readonly refused?: boolean;
}

/** Everything known at a point of one path; paths that agree in it are one. */
export interface Path {
  readonly lives: ReadonlyMap<number, Life>;
  readonly temporaries: ReadonlyMap<ts.Node, Value>;
  readonly variables: ReadonlyMap<ts.Symbol, Value>;
  /** Conditions that occur more than once and what they were. */
  readonly facts: ReadonlyMap<string, boolean>;
  /** How often downstream ran; `2` stands for more. */
  readonly calls: 0 | 1 | 2;
  /** Whether one of the calls was made by now, and not left for later. */
  readonly entered: boolean;
  /** The call that ran downstream last. */
  readonly lastCall?: ts.Node;
  /** Whether the path depends on what the first call answered or threw. */
  readonly guarded: boolean;
  /** Whether the path needs some call to throw of which nothing says that it does. */
  readonly implicit: boolean;
  /** The `catch` that the path came through last. */
  readonly caught?: ts.CatchClause;
  /** Whether the path ends because a second call of downstream is refused. */
  readonly refused: boolean;
  /** The value that the path returns: an answer, or nothing. */
  readonly result?: {
    readonly node: ts.Node;
    readonly given: boolean;
    /** The helper whose result it is, where that gives none. */
    readonly by?: ChainStep;
  };
  /** Whether a hybrid's mode was tested. */
  readonly modeTested: boolean;
}

export const start: Path = {
  lives: new Map(),
  temporaries: new Map(),
  variables: new Map(),
  facts: new Map(),
  calls: 0,
  entered: false,
  guarded: false,
  implicit: false,
  refused: false,
  modeTested: false,
};

/** The paths that lead to a point, without repetitions. */
export type Paths = ReadonlyMap<string, Path>;

/** What the paths of a body beyond these do isn't asked. */
export const maxPaths = 96;

export function pathsOf(paths: Iterable<Path>): Paths {
  const found = new Map<string, Path>();
  for (const path of paths) found.set(keyOf(path), path);
  return found;
}

/** Grows `left` up to the limit: what it has is never given up for what comes later. */
export function joinPaths(left: Paths, right: Paths): Paths {
  if (left.size === 0) return right;
  if (right.size === 0 || left.size >= maxPaths) return left;
  const joined = new Map(left);
  for (const [key, path] of right) {
    if (joined.size >= maxPaths) break;
    if (!joined.has(key)) joined.set(key, path);
  }
  return joined.size === left.size ? left : joined;
}

export function samePaths(left: Paths, right: Paths): boolean {
  if (left === right) return true;
  if (left.size !== right.size) return false;
  for (const key of left.keys()) if (!right.has(key)) return false;
  return true;
}

export function withLife(path: Path, id: number, change: Partial<Life>): Path {
  const life = path.lives.get(id);
  if (!life) return path;
  return {
    ...path,
    lives: new Map(path.lives).set(id, { ...life, ...change }),
  };
}

/** Whether a promise rejects on this path, and nobody on the way makes something else of that. */
export function isRejected(path: Path, id: number): boolean {
  const life = path.lives.get(id);
  return life?.refused === true && !life.handled && life.status !== "escaped";
}

export function withLives(
  path: Path,
  ids: readonly number[],
  change: Partial<Life>,
): Path {
  return ids.reduce((at, id) => withLife(at, id, change), path);
}

export function withTemporary(
  path: Path,
  node: ts.Node,
  value: Value | undefined,
): Path {
  if (!value && !path.temporaries.has(node)) return path;
  const temporaries = new Map(path.temporaries);
  if (value) temporaries.set(node, value);
  else temporaries.delete(node);
  return { ...path, temporaries };
}

export function withVariable(
  path: Path,
  symbol: ts.Symbol,
  value: Value | undefined,
): Path {
  if (!value && !path.variables.has(symbol)) return path;
  const variables = new Map(path.variables);
  if (value) variables.set(symbol, value);
  else variables.delete(symbol);
  return { ...path, variables };
}

export function union(
  values: readonly (Value | undefined)[],
): Value | undefined {
  const present = values.filter((value) => value !== undefined);
  if (present.length === 0) return undefined;
  if (present.length === 1) return present[0];
  const container = present.some((value) => value.container === true);
  return {
    roots: [...new Set(present.flatMap((value) => value.roots))],
    ...(container ? { container } : {}),
    ...(present.some((value) => value.answer === true) ? { answer: true } : {}),
    ...(present.find((value) => value.ran)?.ran
      ? { ran: present.find((value) => value.ran)?.ran ?? "success" }
      : {}),
  };
}

const identities = new WeakMap<object, number>();
let identity = 0;

function idOf(thing: object | undefined): string {
  if (!thing) return "-";
  let id = identities.get(thing);
  if (id === undefined) identities.set(thing, (id = ++identity));
  return String(id);
}

function valueKey(value: Value): string {
  return `${value.roots.join("+")}${value.container ? "[]" : ""}${value.truth ?? ""}${value.answer ? "!" : ""}${value.refused ? "r" : ""}${value.ran ?? ""}`;
}

function keyOf(path: Path): string {
  const parts: string[] = [];
  for (const [id, life] of path.lives) {
    parts.push(
      `${String(id)}${life.status}${life.handled ? "h" : ""}${life.workAfter ? "w" : ""}${life.implicit ? "i" : ""}${life.refused ? "r" : ""}${idOf(life.last)}${idOf(life.suspended)}${idOf(life.premature)}${idOf(life.subscribed)}`,
    );
  }
  for (const [node, value] of path.temporaries)
    parts.push(`t${idOf(node)}${valueKey(value)}`);
  for (const [symbol, value] of path.variables)
    parts.push(`v${idOf(symbol)}${valueKey(value)}`);
  for (const [text, truth] of path.facts)
    parts.push(`${text}:${String(truth)}`);
  parts.sort();
  parts.push(
    `${String(path.calls)}${idOf(path.lastCall)}${path.guarded ? "g" : ""}${path.implicit ? "i" : ""}${path.modeTested ? "m" : ""}${path.entered ? "e" : ""}${path.refused ? "r" : ""}`,
    `${idOf(path.caught)}${idOf(path.result?.node)}${String(path.result?.given)}`,
  );
  return parts.join("|");
}
