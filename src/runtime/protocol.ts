import type { Crossed } from "./crossing.ts";
import type { CrossedError } from "./crossing-errors.ts";
import type { Plan } from "./plan.ts";
import type { Target } from "./run.ts";
import type { ConvertedException, TraceEvent } from "./trace.ts";

/** What every message about a request brings along: the request, and what happened meanwhile. */
export interface News {
  readonly request: Readonly<Record<string, unknown>>;
  readonly trace: readonly TraceEvent[];
  readonly exceptions: readonly ConvertedException[];
}

/** One thread asks the other to run a piece of a chain. */
export interface CallMessage extends News {
  readonly type: "call";
  readonly id: number;
  readonly target: Target;
  readonly args: readonly Crossed[];
}

/** The answer to a call. */
export interface ReturnMessage extends News {
  readonly type: "return";
  readonly id: number;
  readonly threw: boolean;
  readonly value: Crossed;
}

/** What the loop tells a worker. */
export type ToWorker =
  | { readonly type: "load"; readonly plan: Plan }
  | { readonly type: "begin"; readonly chain: number; readonly traced: boolean }
  | CallMessage
  | ReturnMessage
  | { readonly type: "end" };

/** What a worker tells the loop. */
export type ToLoop =
  | {
      readonly type: "loaded";
      readonly chain: number;
      readonly error?: Crossed;
    }
  /** A promise that no code of the worker handled, of whichever request. */
  | { readonly type: "rejected"; readonly error: CrossedError }
  | CallMessage
  | ReturnMessage;

/** What a worker starts with: the counter that wakes it from `Atomics.wait`. */
export interface WorkerStart {
  readonly signal: Int32Array;
}
