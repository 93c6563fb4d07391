import type ts from "typescript";

import type { Value } from "./state.ts";

/** One question that a condition asks of its subject, and the answer that a path has to it. */
export interface Constraint {
  readonly key: string;
  holds(candidate: unknown): boolean;
  /** Whether it was written down here, in an object that others may have: `state.sent = true`. */
  readonly told?: true;
  /** The assignment, where its value can't be seen. */
  readonly written?: ts.Node;
  /** Values worth trying: those around which the question changes its answer. */
  readonly candidates: readonly unknown[];
}

/** What a path knows, by the text of the expression that it knows it of. */
export type Facts = ReadonlyMap<string, readonly Constraint[]>;

/** A value that equals only itself: an enum member, a class that `instanceof` asks for. */
class Opaque {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const opaques = new Map<string, Opaque>();

/** The value that a name which is no literal stands for: names that differ are taken to differ in value. */
export function opaque(text: string): unknown {
  let value = opaques.get(text);
  if (!value) opaques.set(text, (value = new Opaque(text)));
  return value;
}

const anything = [undefined, null, true, false, 0, 1, "", "\0", opaque("\0")];

/** Adds a constraint to what is known of a subject; `undefined` where no value fits them all. */
export function constrained(
  facts: Facts,
  subject: string,
  constraint: Constraint,
): Facts | undefined {
  const before = facts.get(subject) ?? [];
  if (before.some((one) => one.key === constraint.key)) return facts;
  const all = [...before, constraint];
  const tried = [...anything, ...all.flatMap((one) => one.candidates)];
  const candidates = /\.(?:length|size)$/.test(subject)
    ? tried.filter((value) => Number.isInteger(value) && Number(value) >= 0)
    : tried;
  if (!candidates.some((value) => all.every((one) => one.holds(value))))
    return undefined;
  return new Map(facts).set(subject, all);
}

/** Forgets what is known of everything that mentions `name`. */
export function withoutName(facts: Facts, name: string): Facts {
  if (facts.size === 0) return facts;
  const word = new RegExp(
    `(?<![\\w$.])${name.replace(/[$]/g, "\\$&")}(?![\\w$])`,
  );
  const kept = [...facts].filter(([subject]) => !word.test(subject));
  return kept.length === facts.size ? facts : new Map(kept);
}

/** That a place got a value that can't be seen: anything may be there, but what was before is not. */
export function writtenBy(node: ts.Node): Constraint {
  return {
    key: `written ${String(node.pos)}`,
    holds: () => true,
    told: true,
    written: node,
    candidates: [],
  };
}

/** The number that a subject is known to be. */
export function numberOf(facts: Facts, subject: string): number | undefined {
  for (const { key, candidates } of facts.get(subject) ?? [])
    for (const candidate of candidates)
      if (
        typeof candidate === "number" &&
        key === equal(candidate, true, true).key
      )
        return candidate;
  return undefined;
}

/** The assignment of a subject of which nothing else is known. */
export function lastWritten(
  facts: Facts,
  subject: string,
): ts.Node | undefined {
  const [only, ...others] = facts.get(subject) ?? [];
  return others.length === 0 ? only?.written : undefined;
}

/** Forgets what mentions the object `root`, except its properties beside `place`, the one that gets a value. */
export function withoutPlace(facts: Facts, root: string, place: string): Facts {
  const without = withoutName(facts, root);
  if (without === facts) return facts;
  const beside = [...facts].filter(
    ([subject]) =>
      subject.startsWith(`${root}.`) &&
      /^[\w$.]+$/.test(subject) &&
      /^[\w$.]+$/.test(place) &&
      !`${subject}.`.startsWith(`${place}.`) &&
      !`${place}.`.startsWith(`${subject}.`),
  );
  return beside.length === 0 ? without : new Map([...without, ...beside]);
}

/** Forgets what was written to an object, which somebody else gets now; not what conditions have said of it. */
export function withoutTold(facts: Facts, object: string): Facts {
  let kept: Map<string, readonly Constraint[]> | undefined;
  for (const [subject, constraints] of facts) {
    if (!subject.startsWith(`${object}.`) || !constraints.some(isTold))
      continue;
    kept ??= new Map(facts);
    const asked = constraints.filter((one) => !isTold(one));
    if (asked.length > 0) kept.set(subject, asked);
    else kept.delete(subject);
  }
  return kept ?? facts;
}

function isTold({ told }: Constraint): boolean {
  return told === true;
}

/**
 * Forgets what a further turn of a loop may find otherwise: what is reached through calls and properties,
 * but for what was written down there.
 */
export function withoutPlaces(facts: Facts): Facts {
  const kept = [...facts].filter(
    ([subject, constraints]) =>
      !/[.([]/.test(subject) || constraints.some(isTold),
  );
  return kept.length === facts.size ? facts : new Map(kept);
}

export function truthy(truth: boolean): Constraint {
  return {
    key: `truthy=${String(truth)}`,
    holds: (value) => Boolean(value) === truth,
    candidates: [],
  };
}

export function equal(
  wanted: unknown,
  strict: boolean,
  truth: boolean,
): Constraint {
  const loose = !strict && (wanted === null || wanted === undefined);
  const text =
    wanted instanceof Opaque ? wanted.text : JSON.stringify([wanted]);
  return {
    key: `${loose ? "==" : "==="}${text}=${String(truth)}`,
    holds: (value) =>
      (loose
        ? value === null || value === undefined
        : Object.is(value, wanted)) === truth,
    candidates: [wanted],
  };
}

export function ordered(
  operator: "<" | "<=" | ">" | ">=",
  bound: number,
  truth: boolean,
): Constraint {
  const compare = (value: number): boolean =>
    operator === "<"
      ? value < bound
      : operator === "<="
        ? value <= bound
        : operator === ">"
          ? value > bound
          : value >= bound;
  return {
    key: `${operator}${String(bound)}=${String(truth)}`,
    holds: (value) => (typeof value === "number" && compare(value)) === truth,
    candidates: [bound - 1, bound - 0.5, bound, bound + 0.5, bound + 1],
  };
}

/** What a value that some call gave says of the variable that holds it. */
export function isValue(value: Value): Constraint {
  switch (value.kind) {
    case "object":
      return truthy(true);
    case "present":
      return equal(undefined, false, false);
    case "literal":
      return equal(value.value, true, true);
  }
}

/** The truth of a value when a condition asks for it, where that is known. */
export function truthOf(value: Value): boolean | undefined {
  if (value.kind === "present") return undefined;
  return value.kind === "object" || Boolean(value.value);
}
