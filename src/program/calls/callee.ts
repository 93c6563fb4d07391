import type ts from "typescript";

import type { FunctionWithBody } from "../syntax/functions.ts";
import type { Implementer } from "./hierarchy.ts";

/** A class field whose initialiser runs with each `new`. */
export type InitializedField = ts.PropertyDeclaration & {
  readonly initializer: ts.Expression;
};

/** A parameter whose default is evaluated where its argument is left out. */
export type InitializedParameter = ts.ParameterDeclaration & {
  readonly initializer: ts.Expression;
};

/** A field of a destructured parameter whose default is evaluated where the argument lacks it. */
export type InitializedElement = ts.BindingElement & {
  readonly initializer: ts.Expression;
};

/** Code of the program that a call runs. */
export type CalleeBody =
  | FunctionWithBody
  | InitializedField
  | InitializedParameter
  | InitializedElement;

/**
 * What a body belongs to where it runs: the class of its `this`, the `new` that made it where the class has several
 * objects, or the call that made the closure (`makeLoader(readFile)`), whose arguments are what the closure's outer
 * parameters hold.
 */
export type Receiver = Implementer | ts.CallExpression | ts.NewExpression;

export interface Callee {
  readonly body: CalleeBody;
  /** The class of `this` in there, where it is known (a subclass's for an inherited method), or the closure's maker. */
  readonly receiver: Receiver | undefined;
  /** `implementer`: the static type has no body, this is one that the program has for it. */
  readonly via: "call" | "implementer" | "callback" | "access" | "iteration";
  /** The call that enters it, where nothing but its arguments says what the parameters are. */
  readonly call?: ts.CallExpression | ts.NewExpression | undefined;
  /** What a property that enters it is read or written of. */
  readonly object?: ts.Expression | undefined;
  /** `later`: not in the same call, but for the same request: timers, `.then`, listeners, unknown libraries. */
  readonly when: "now" | "later";
}

/** What resolving calls needs of a program; a `Project` is one. */
export interface ProgramContext {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
}

export interface CalleeOptions {
  /**
   * Where a call's static type is an interface or an abstract member: `none` follows nothing, `declared`
   * the classes that say `implements` or `extends`, `implementers` objects written for the type as well.
   */
  readonly overrides?: "none" | "declared" | "implementers";
  /** The class of `this` at the node, as a `Callee` says it of its body. */
  readonly receiver?: Receiver | undefined;
  /** Calls whose function arguments run elsewhere. */
  readonly isOffload?: (call: ts.CallExpression | ts.NewExpression) => boolean;
}
