import type ts from "typescript";

import type { FunctionWithBody } from "../program/syntax/functions.ts";
import type { FrameworkDescriptor } from "./descriptor.ts";

/** A function, with a body, that a framework runs once for each request. */
export interface Site {
  readonly role: "middleware" | "handler";
  /** The body that runs for each request: the innermost function of a curried form. */
  readonly body: FunctionWithBody;
  readonly descriptor: FrameworkDescriptor;
  readonly evidence: Evidence;
  /** Empty for handlers, and for middleware that never names its continuation. */
  readonly downstream: readonly Downstream[];
  /** False where only the shape speaks for it: such a site is judged in `strict` alone. */
  readonly certain: boolean;
  /** True where the framework runs this body off the event loop (a sync-only layer of the reference runtime). */
  readonly offLoop: boolean;
}

/** A function that is part of a handler in another file, as the handler that it is part of. */
export function asHandler(
  body: FunctionWithBody,
  descriptor: FrameworkDescriptor,
): Site {
  return {
    role: "handler",
    body,
    descriptor,
    evidence: "annotation",
    downstream: [],
    certain: true,
    offLoop: false,
  };
}

/** Strongest first. */
export type Evidence =
  | "tag"
  | "settings"
  | "contextual"
  | "annotation"
  | "heritage"
  | "registration"
  | "export"
  | "decorator"
  | "class-shape"
  | "shape";

/** One value of a site that runs the rest of the chain when called. */
export interface Downstream {
  /** As the code names it: `next`, `this.getResponse`, `ctx.next`. */
  readonly name: string;
  /**
   * Where it lives: a parameter (of the body or of a function around it), a property below a
   * parameter, or a field of `this`.
   */
  readonly root:
    | { readonly kind: "symbol"; readonly symbol: ts.Symbol }
    | { readonly kind: "field"; readonly name: string };
  /** Property names from the root to the callable; empty for the root itself. */
  readonly path: readonly string[];
  /** What its type says of its result: a hybrid (`T | Promise<T>`) must be told apart before use. */
  readonly result: "promise" | "maybe-promise" | "sync" | "unknown";
}

/** What the analyses ask about a program's middleware. */
export interface MiddlewareModel {
  /**
   * Every site of a file, in source order, or those among some of its functions. A file without any costs one
   * syntactic look.
   */
  sitesIn(
    sourceFile: ts.SourceFile,
    isAsked?: (body: FunctionWithBody) => boolean,
  ): readonly Site[];
  /** The site whose body this function is. */
  siteOf(body: ts.Node): Site | undefined;
  /**
   * Which downstream this expression is (the function, not a call of it): through parentheses, casts,
   * `!`, destructuring, `const` aliases, `.bind(…)`, private fields.
   */
  downstreamOf(expression: ts.Expression, site: Site): Downstream | undefined;
  /**
   * Whether this expression belongs to the request of `site`: a parameter of the site (but for what the
   * descriptor excepts), something reached from one, a value of a type that the settings or
   * `@requestOwned` name.
   */
  isRequestOwned(expression: ts.Expression, site: Site): boolean;
}
