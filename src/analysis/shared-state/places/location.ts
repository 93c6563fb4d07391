import ts from "typescript";

import { isFunctionWithBody } from "../../../program/syntax/functions.ts";

/**
 * A place that holds a value: where it hangs (`root`) and how it is reached from there (`path`).
 * `this.stats.hits` hangs on `this`, `seats.get(id)` on the variable `seats`.
 */
export interface Location {
  /** Equal for equal places. */
  readonly key: string;
  readonly root: Root;
  readonly path: readonly Segment[];
}

export type Root =
  | OwnRoot
  /** What the caller of `body` passes. */
  | {
      readonly kind: "parameter";
      readonly body: ts.Node;
      readonly index: number;
    };

/** What code comes to without being given it. */
export type OwnRoot =
  /** A name declared outside the body: of the module, of a function around it, imported, a class (static fields), a global. */
  | { readonly kind: "variable"; readonly symbol: ts.Symbol }
  /**
   * `this`, as `element` (a method, a constructor, a field's initialiser, a function) provides it. Outside of its class
   * it is what a container gives out, and `by` what holds the container.
   */
  | {
      readonly kind: "this";
      readonly element: ts.Node;
      readonly by?: ts.Symbol;
    };

export interface Segment {
  /** `name`: a property or a literal key; `key`: a computed key; `contents`: how many and which elements. */
  readonly kind: "name" | "key" | "contents";
  readonly text: string;
  /** What a computed key derives from: flags of `value.ts`. */
  readonly flags: number;
  /** True where the key is an object: a slot that only the holder of the object can name. */
  readonly byObject: boolean;
  /** True where the key is a number: an element of a list, a turn of a ring. */
  readonly numeric: boolean;
  /** True where a computed key may be another one each time, whoever asks: a new id. */
  readonly varies?: boolean;
  /** The names in a computed key that functions around this one declare: what they derive from, those know. */
  readonly captured?: readonly ts.Symbol[];
}

const ids = new WeakMap<object, number>();
let last = 0;

/** A number that stands for a symbol or a node in keys. */
export function identityOf(thing: object): number {
  let id = ids.get(thing);
  if (id === undefined) ids.set(thing, (id = ++last));
  return id;
}

export function locationAt(
  root: Root,
  path: readonly Segment[] = [],
): Location {
  return { key: rootKey(root) + path.map(segmentKey).join(""), root, path };
}

export function below(location: Location, ...path: Segment[]): Location {
  return {
    key: location.key + path.map(segmentKey).join(""),
    root: location.root,
    path: [...location.path, ...path],
  };
}

export function nameSegment(text: string): Segment {
  return { kind: "name", text, flags: 0, byObject: false, numeric: false };
}

export const contents: Segment = {
  kind: "contents",
  text: "",
  flags: 0,
  byObject: false,
  numeric: false,
};

/** An element, whichever. */
export const anyElement: Segment = {
  kind: "key",
  text: "*",
  flags: 0,
  byObject: false,
  numeric: true,
};

/** A place whose keys also derive from what those of the same place on another path do. */
export function withKeysOf(location: Location, other: Location): Location {
  const flagsAt = (index: number): number => other.path[index]?.flags ?? 0;
  return location.path.every(
    ({ flags }, index) => (flags | flagsAt(index)) === flags,
  )
    ? location
    : {
        ...location,
        path: location.path.map((segment, index) => ({
          ...segment,
          flags: segment.flags | flagsAt(index),
        })),
      };
}

/** Whether `part` lies below `whole` or is the same place. */
export function isWithin(part: Location, whole: Location): boolean {
  return (
    part.key === whole.key ||
    (part.path.length > whole.path.length &&
      part.key.startsWith(whole.key) &&
      // `this.rates.eur` lies below `this.rates`, not below `this.rate`.
      /[.[{]/.test(part.key.charAt(whole.key.length)))
  );
}

function segmentKey(segment: Segment): string {
  if (segment.kind === "name") return `.${segment.text}`;
  return segment.kind === "key" ? `[${segment.text}]` : "{}";
}

function rootKey(root: Root): string {
  switch (root.kind) {
    case "variable":
      return `v${String(identityOf(root.symbol))}|`;
    case "this":
      return `t${String(identityOf(holderOf(root.element)))}|`;
    case "parameter":
      return `p${String(identityOf(root.body))}.${String(root.index)}|`;
  }
}

/** What `this` is an instance of: the class or the object literal around `element`, or the function itself. */
export function holderOf(element: ts.Node): ts.Node {
  return ts.isClassLike(element.parent) ||
    ts.isObjectLiteralExpression(element.parent)
    ? element.parent
    : element;
}

/** The method, constructor, field or function whose `this` a node sees; `undefined` at module level. */
export function thisElementOf(node: ts.Node): ts.Node | undefined {
  for (let at = node.parent as ts.Node | undefined; at; at = at.parent) {
    if (ts.isArrowFunction(at)) continue;
    if (isFunctionWithBody(at)) {
      // `{ handler: function () { this… } }` and `{ handler() { this… } }` mean the same.
      return ts.isFunctionExpression(at) && ts.isPropertyAssignment(at.parent)
        ? at.parent
        : at;
    }
    if (ts.isPropertyDeclaration(at) || ts.isClassStaticBlockDeclaration(at))
      return at;
  }
  return undefined;
}
