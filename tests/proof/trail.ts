/** One thing that happened while requests ran, in the order of happening. */
export type Event = { readonly request: number } & (
  | { readonly kind: "handler-start" | "handler-end" | "handler-threw" }
  /** The case called on, where the framework hands it a callback. */
  | { readonly kind: "called"; readonly layer?: number }
  /** A layer's own downstream call came to its end, or the layer did. */
  | {
      readonly kind: "below-ended" | "layer-ended";
      readonly layer: number;
      readonly failed: boolean;
    }
  | { readonly kind: "answered"; readonly answer: Answer }
  | { readonly kind: "unhandled"; readonly reason: unknown }
  /** A second or later look at the clock by the same request. */
  | { readonly kind: "measured" }
  /** A `try` with a `finally` was left by `return` with a promise that had not settled. */
  | { readonly kind: "left-pending" }
  /** A promise that left a `try` with a `catch` rejected afterwards. */
  | { readonly kind: "passed-by" }
  /** Something was said outside: a log, a call of the world. */
  | { readonly kind: "said"; readonly text: string }
  /** A call of a known blocking function held the loop. */
  | { readonly kind: "held"; readonly what: string }
);

/** What came back for a request. */
export interface Answer {
  readonly kind: "response" | "error" | "nothing" | "promise" | "foreign";
  readonly status?: number;
  /** Headers and body, or the error's message. */
  readonly text: string;
  /** The code of an error, where it has one. */
  readonly code?: string;
}

/** One run of one or several requests. */
export interface Run {
  readonly events: readonly Event[];
  /** By request; `undefined` where it never came. */
  readonly answers: readonly (Answer | undefined)[];
  /** The state that outlives the requests, as text. */
  readonly state: string;
  /** Which suspension was resumed at each point, and how many could have been. */
  readonly choices: readonly { readonly chosen: number; readonly of: number }[];
  /** What the world was asked that a scenario may answer either way. */
  readonly asked: ReadonlySet<"worldSaysYes" | "worldFails">;
  /** Error codes of the reference runtime that no answer shows. */
  readonly codes: readonly string[];
  /** The longest time for which the loop did nothing else, in milliseconds. */
  readonly longestHold: number;
  /** What the handler's reader says when the requests are over, to somebody else. */
  readonly left: string;
  /** What each request carried that no other one did. */
  readonly tokens: readonly string[];
}
