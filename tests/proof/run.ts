import type { Execution, Kit } from "./execution.ts";
import { load, type Guard, type Loaded, type Prepared } from "./load.ts";
import { catchingUnhandled } from "./process.ts";
import { Scheduler, type Task } from "./scheduler.ts";
import { hold, withSinks } from "./sinks.ts";
import { snapshot } from "./snapshot.ts";
import { Storages } from "./storages.ts";
import type { WorldBehaviour } from "./stubs.ts";
import {
  isThenable,
  type Mounted,
  type Sent,
  type Surface,
} from "./surfaces/surface.ts";
import type { Answer, Event, Run } from "./trail.ts";
import { globalsFor, told } from "./world.ts";

/** Requests and circumstances of a run. */
export interface Scenario {
  readonly requests: readonly Sent[];
  /** What each request carries that no other one does. */
  readonly tokens: readonly string[];
  /** Whether each next request waits for the one before. */
  readonly isSerial: boolean;
  /** Whether a series begins with the last. */
  readonly isReversed?: boolean;
  readonly handlerFails: boolean;
  /** The first run of the handler that fails, where not all of them do. */
  readonly failsFrom?: number;
  readonly worldSaysYes: boolean;
  /** Whether what the world promises fails. */
  readonly worldFails?: boolean;
  /** Whether the handler answers at once, without a wait. */
  readonly isPrompt?: boolean;
}

/** A case that can be run. */
export interface Subject {
  readonly prepared: Prepared;
  /** Packages, imported. */
  readonly packages: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly surface: Surface;
  readonly entry: string | undefined;
  readonly execution: Execution;
  /** How long a blocking call holds the loop, where it need not be long enough to be measured. */
  readonly holdMs?: number;
  /** Makes the values that the case only declares. */
  readonly stubs: (world: WorldBehaviour) => {
    readonly named: (file: string, name: string) => unknown;
    readonly module: (name: string) => Record<string, unknown> | undefined;
  };
}

/** Runs a case once, by the choices of `prefix` and then without switches. */
export async function run(
  subject: Subject,
  scenario: Scenario,
  prefix: readonly number[] = [],
): Promise<Run> {
  const events: Event[] = [];
  const record = (event: Event): void => void events.push(event);
  // Servers need some turns between two pieces of the same request.
  const patience = subject.surface.isQuick ? 1 : 3;
  const scheduler = new Scheduler(patience, subject.surface.isQuick);
  const answers: (Answer | undefined)[] = scenario.requests.map(
    () => undefined,
  );
  const codes: string[] = [];
  const current = (): number => scheduler.task?.id ?? -1;
  const held = (what: string): void => {
    hold(subject.holdMs);
    record({ kind: "held", request: current(), what });
  };

  const asked = new Set<"worldSaysYes" | "worldFails">();
  const world: WorldBehaviour = {
    pause: (value) => scheduler.pause(value),
    later: (work) => void scheduler.later(work),
    yes: () => {
      asked.add("worldSaysYes");
      return scenario.worldSaysYes;
    },
    fails: () => {
      asked.add("worldFails");
      return scenario.worldFails ?? false;
    },
    called: (name, values) =>
      record({
        kind: "said",
        request: current(),
        text: `${name} ${values.map(told).join(" ")}`,
      }),
    tokenIn: (values) => {
      const text = values.map(told).join(" ");
      return scenario.tokens.find((token) => text.includes(token));
    },
  };
  const kit: Kit = {
    pause: world.pause,
    hold: held,
  };
  const { execution } = subject;
  const stubs = subject.stubs(world);
  const given = execution.world?.(kit) ?? {};
  const modules = execution.modules?.(kit) ?? {};
  const globals = globalsFor(scheduler, record);
  const storages = new Storages();
  const required = (name: string): unknown => {
    if (name in modules) return modules[name];
    if (/^(?:node:)?timers\/promises$/.test(name))
      return {
        setTimeout: (_ms: number, value: unknown) =>
          scheduler.pause(() => value),
        setImmediate: () => scheduler.pause(() => undefined),
      };
    if (/^(?:node:)?perf_hooks$/.test(name))
      return { performance: globals["performance"] };
    if (/^(?:node:)?fs\/promises$/.test(name)) return asyncFiles(scheduler);
    const found = subject.packages.get(name);
    if (found && /^(?:node:)?async_hooks$/.test(name))
      return storages.from(found);
    if (found)
      return withSinks(
        name.replace(/^(?=fs$|crypto$|zlib$|child_process$)/, "node:"),
        found,
        held,
      );
    const declared = stubs.module(name);
    if (declared) return declared;
    throw new Error(`${name} is not installed`);
  };
  const support = {
    at: (value: unknown) => scheduler.at(value),
    leaving: (value: unknown, guard: Guard) => {
      if (isThenable(value))
        watchLeaving(value as Promise<unknown>, guard, current(), record);
      return value;
    },
  };
  let isLoading = true;
  const loaded = load(
    subject.prepared,
    required,
    (file, name) => (name in given ? given[name] : stubs.named(file, name)),
    support,
    () => isLoading,
    globals,
  );
  const failure = new Error("the handler fails");
  let handled = 0;
  const below = {
    failure,
    prompt: scenario.isPrompt ? "ok" : undefined,
    called: (layer?: number) =>
      record({
        ...{ kind: "called", request: current() },
        ...(layer !== undefined && { layer }),
      }),
    ended: (
      kind: "below-ended" | "layer-ended",
      layer: number,
      failed: boolean,
    ) => record({ kind, request: current(), layer, failed }),
    pause: () => scheduler.pause(() => undefined),
    codeSeen: (code: string) => void codes.push(code),
    handle: async () => {
      const request = current();
      record({ kind: "handler-start", request });
      await scheduler.pause(() => undefined);
      if (scenario.handlerFails && handled++ >= (scenario.failsFrom ?? 0)) {
        record({ kind: "handler-threw", request });
        throw failure;
      }
      const heard = execution.handler?.(loaded.top);
      record({ kind: "handler-end", request });
      return `ok ${heard === undefined ? "" : told(heard)}`;
    },
  };
  const mounted = await mount(subject, loaded, below);
  isLoading = false;

  const tasks: Task[] = scenario.requests.map((_, id) => ({
    id,
    steps: 0,
    clockReads: 0,
  }));
  const start = (id: number): void => {
    const [task, request] = [tasks[id]!, scenario.requests[id]!];
    scheduler.run(task, () => {
      void scheduler
        .pause(() => undefined)
        .then(async () => {
          const answer = await mounted.send(request);
          answers[id] = answer;
          record({ kind: "answered", request: id, answer });
        });
    });
  };
  await catchingUnhandled(
    (reason) => record({ kind: "unhandled", request: 0, reason: told(reason) }),
    async () => {
      const ids = [...tasks.keys()];
      if (scenario.isReversed) ids.reverse();
      if (scenario.isSerial)
        for (const id of ids) {
          start(id);
          await scheduler.drive(prefix, () => answers[id] !== undefined);
        }
      else {
        for (const id of ids) start(id);
        await scheduler.drive(prefix, () => answers.every(Boolean));
      }
    },
  );
  const state = snapshot(loaded.watched, loaded.isOwn);
  const left = told(execution.handler?.(loaded.top) ?? "");
  storages.end();
  return {
    events,
    answers,
    state,
    choices: scheduler.choices,
    longestHold: scheduler.longestTurn,
    left,
    codes,
    asked,
    tokens: scenario.tokens,
  };
}

/** The bindings of a case, looked at without a request. */
export function lookAt(subject: Subject): {
  readonly values: ReadonlyMap<string, unknown>;
  readonly exported: ReadonlySet<string>;
} {
  const { top, exports } = idle(subject);
  return { values: top, exported: new Set(Object.keys(exports)) };
}

/** The routes that a case has of its own. */
export async function routesOf(subject: Subject): Promise<Mounted["routes"]> {
  const below = {
    failure: new Error(),
    called: () => undefined,
    ended: () => undefined,
    pause: () => Promise.resolve(),
    codeSeen: () => undefined,
    handle: () => Promise.resolve(""),
  };
  return (await mount(subject, idle(subject), below)).routes;
}

/** A case, loaded where nothing ever waits. */
function idle(subject: Subject): Loaded {
  const scheduler = new Scheduler();
  const world: WorldBehaviour = {
    pause: (value) => scheduler.pause(value),
    later: () => undefined,
    yes: () => true,
    fails: () => false,
    called: () => undefined,
    tokenIn: () => undefined,
  };
  const kit: Kit = { pause: world.pause, hold: () => undefined };
  const stubs = subject.stubs(world);
  const given = subject.execution.world?.(kit) ?? {};
  const modules = subject.execution.modules?.(kit) ?? {};
  return load(
    subject.prepared,
    (name) =>
      modules[name] ?? subject.packages.get(name) ?? stubs.module(name) ?? {},
    (file, name) => (name in given ? given[name] : stubs.named(file, name)),
    { at: (value) => value, leaving: (value) => value },
    () => true,
    globalsFor(scheduler, () => undefined),
  );
}

async function mount(
  { entry, surface }: Subject,
  loaded: Loaded,
  below: Parameters<Surface["mount"]>[1],
): Promise<Mounted> {
  const value = entry === undefined ? loaded : loaded.top.get(entry);
  if (value === undefined) throw new Error(`nothing called ${entry ?? ""}`);
  return surface.mount(value, below, loaded);
}

/** Sees whether a promise that left a `try` was still under way, and how it ended. */
function watchLeaving(
  value: Promise<unknown>,
  guard: Guard,
  request: number,
  record: (event: Event) => void,
): void {
  let isSettled = false;
  const ended = (): void => void (isSettled = true);
  // A second hand on the promise must not count as a handler of its rejection.
  const then = Promise.prototype.then.call(value, ended, () => {
    ended();
    if (guard !== "finally") record({ kind: "passed-by", request });
  });
  void then;
  void Promise.resolve().then(() => {
    if (!isSettled && guard !== "catch")
      record({ kind: "left-pending", request });
  });
}

function asyncFiles(scheduler: Scheduler): Record<string, unknown> {
  const text = (encoding: unknown): string | Buffer =>
    encoding ? "{}" : Buffer.from("{}");
  const of: Record<string, unknown> = {
    readFile: (_path: unknown, encoding: unknown) =>
      scheduler.pause(() => text(encoding)),
    readdir: () => scheduler.pause(() => ["one"]),
    stat: () =>
      scheduler.pause(() => ({ size: 1, mtimeMs: 0, isFile: () => true })),
  };
  return new Proxy(of, {
    get: (target, key) =>
      (Reflect.get(target, key) as unknown) ??
      (key === "then" ? undefined : () => scheduler.pause(() => undefined)),
    has: () => true,
  });
}
