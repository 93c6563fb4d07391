import type { Scheduler } from "./scheduler.ts";
import type { Event } from "./trail.ts";

/** The clock starts here; each request has a time of its own, by how often it was resumed. */
const epoch = 1_700_000_000_000;

/** Timers that are shorter than this are points of the schedule; longer ones never end in a run. */
const shortTimer = 1_000;

/** What code of a case finds in place of the globals that tell the time, wait or speak. */
export function globalsFor(
  scheduler: Scheduler,
  record: (event: Event) => void,
): Record<string, unknown> {
  const now = (): number => {
    const { task } = scheduler;
    if (!task) return 0;
    task.clockReads++;
    if (task.clockReads > 1) record({ kind: "measured", request: task.id });
    return task.id * 100_000 + task.steps * 10;
  };
  class FixedDate extends Date {
    constructor(...values: [] | [number]) {
      super(values.length === 0 ? epoch + now() : values[0]);
    }
    static override now(): number {
      return epoch + now();
    }
  }
  const said = (...values: unknown[]): void => {
    const request = scheduler.task?.id ?? -1;
    record({ kind: "said", request, text: values.map(told).join(" ") });
  };
  const timer = (
    work: (...values: unknown[]) => void,
    ms = 0,
    ...values: unknown[]
  ) => {
    const cancel =
      ms < shortTimer && scheduler.task
        ? scheduler.later(() => work(...values))
        : () => undefined;
    return handle(cancel);
  };
  const clear = (given: unknown): void =>
    (given as { cancel?: () => void } | undefined)?.cancel?.();
  let random = 0;
  return {
    Date: FixedDate,
    performance: {
      now: () => now(),
      timeOrigin: epoch,
      mark: said,
      measure: said,
    },
    process: new Proxy(process, {
      get: (target, key) => {
        if (key === "hrtime")
          return Object.assign(() => [0, now() * 1e6], {
            bigint: () => BigInt(now()) * 1_000_000n,
          });
        if (key === "uptime") return () => now() / 1000;
        const value: unknown = Reflect.get(target, key);
        return typeof value === "function"
          ? (value.bind(target) as unknown)
          : value;
      },
    }),
    console: Object.fromEntries(
      ["log", "info", "debug", "warn", "error", "trace", "time", "timeEnd"].map(
        (name) => [name, said],
      ),
    ),
    setTimeout: timer,
    setImmediate: (work: () => void, ...values: unknown[]) =>
      timer(work, 0, ...values),
    setInterval: () => handle(() => undefined),
    clearTimeout: clear,
    clearImmediate: clear,
    clearInterval: clear,
    fetch: (input: unknown) => {
      said("fetch", input);
      return scheduler.pause(
        () => new Response(JSON.stringify({ fetched: 1 })),
      );
    },
    Math: Object.assign(Object.create(Math) as object, {
      random: () => (++random % 97) / 97,
    }),
  };
}

function handle(cancel: () => void): object {
  const timer = {
    cancel,
    ref: () => timer,
    unref: () => timer,
    hasRef: () => false,
  };
  return timer;
}

/** Whatever is said, as text; objects by what they show. */
export function told(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Error) return value.message;
  try {
    return (
      JSON.stringify(value, (_, held: unknown) =>
        typeof held === "bigint" ? String(held) : held,
      ) ?? String(value)
    );
  } catch {
    return Object.prototype.toString.call(value);
  }
}
