import type { Loaded } from "../load.ts";
import type { Answer } from "../trail.ts";
import type { RequestPlan } from "../execution.ts";

/** What stands below the case. */
export interface Downstream {
  /** Runs the handler: suspends once, then answers or fails. */
  readonly handle: () => Promise<string>;
  /** What the handler answers at once, where it doesn't suspend. */
  readonly prompt?: string | undefined;
  /** The case called on, where the framework hands it a callback. */
  readonly called: (layer?: number) => void;
  /** A layer's downstream call, or the layer itself, has come to its end. */
  readonly ended: (
    kind: "below-ended" | "layer-ended",
    layer: number,
    failed: boolean,
  ) => void;
  /** Suspends, as anything below may. */
  readonly pause: () => Promise<void>;
  /** Something names an error that no answer shows. */
  readonly codeSeen: (code: string) => void;
  /** The handler has failed on purpose with this. */
  readonly failure: Error;
}

/** A request on its way to a mounted case. */
export interface Sent extends RequestPlan {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A case inside its framework. */
export interface Mounted {
  readonly send: (request: Sent) => Promise<Answer>;
  /** The routes that the application has of its own. */
  readonly routes?: readonly {
    readonly method: string;
    readonly path: string;
  }[];
}

/** A framework that runs in this process. */
export interface Surface {
  readonly id: string;
  /** Packages that show it. */
  readonly packages: RegExp;
  /** What of a case can be mounted here; the rest is left. */
  readonly takes: (value: unknown, name: string) => boolean;
  /** A whole application, which counts before single functions. */
  readonly isApp?: (value: unknown, name: string) => boolean;
  /** Whether nothing of it waits for anything but promises. */
  readonly isQuick?: boolean;
  readonly mount: (
    value: unknown,
    below: Downstream,
    loaded: Loaded,
  ) => Promise<Mounted> | Mounted;
}

/** What `send` found, in words. */
export async function answerOf(value: unknown): Promise<Answer> {
  if (value === undefined || value === null)
    return { kind: "nothing", text: "" };
  if (value instanceof Response)
    return {
      kind: "response",
      status: value.status,
      text: `${JSON.stringify([...value.headers])} ${await value.clone().text()}`,
    };
  if (isThenable(value)) return { kind: "promise", text: "" };
  return { kind: "response", text: JSON.stringify(value) ?? typeof value };
}

/** What a request came to, where the sender gets the result or an error of a call. */
export async function answerFrom(call: () => unknown): Promise<Answer> {
  try {
    return await answerOf(await call());
  } catch (error) {
    return errorAnswer(error);
  }
}

export function errorAnswer(error: unknown): Answer {
  const { message, code } = error as { message?: string; code?: string };
  return {
    kind: "error",
    text: message ?? String(error),
    ...(code && { code }),
  };
}

export function isThenable(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as { then?: unknown }).then === "function"
  );
}

export function isFunction(
  value: unknown,
): value is (...values: never[]) => unknown {
  return typeof value === "function";
}

export function isClass(
  value: unknown,
): value is new (...values: unknown[]) => object {
  return (
    isFunction(value) &&
    /^class\b/.test(Function.prototype.toString.call(value))
  );
}
