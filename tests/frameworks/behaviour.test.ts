import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";

import type { FrameworkDescriptor } from "../../src/middleware/descriptor.ts";
import { frameworks } from "../../src/middleware/frameworks/index.ts";
import { surfaces, type Layer, type Surface } from "./surfaces.ts";

/** What a request saw of one spelling of a middleware. */
interface Seen {
  readonly answer: unknown;
  /** The message of what the sender got instead of an answer. */
  readonly thrown?: string;
  readonly starts: number;
  /** Whether the sender was answered before the handler had ended. */
  readonly early: boolean;
  readonly events: readonly string[];
}

function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

/** Sends one request; the handler ends when the sender has its answer, or soon, where that one waits for it. */
async function send(
  surface: Surface,
  layer: (next: () => unknown, events: string[]) => unknown,
  { fails = false, patience = 1 } = {},
): Promise<Seen> {
  const events: string[] = [];
  const answered = gate();
  let running = 0;
  const request = await surface.build(
    (next) => layer(next, events),
    async () => {
      events.push("start");
      running++;
      await Promise.race([answered.opened, sleep(patience)]);
      running--;
      if (fails) throw new Error("boom");
      events.push("end");
      return "ok";
    },
  );
  let answer: unknown;
  let thrown: string | undefined;
  try {
    answer = await request();
  } catch (error) {
    thrown = error instanceof Error ? error.message : String(error);
  }
  events.push("answered");
  answered.open();
  do await sleep(2);
  while (running > 0);
  return {
    answer,
    ...(thrown === undefined ? {} : { thrown }),
    starts: events.filter((event) => event === "start").length,
    early: events.indexOf("end") > events.indexOf("answered"),
    events,
  };
}

const through: Layer = async (next) => await next();

const twice = async (next: () => unknown, events: string[]) => {
  await next();
  try {
    return await next();
  } catch (error) {
    events.push("second call threw");
    throw error;
  }
};

function calledTwice(
  { kind }: FrameworkDescriptor,
  reference: Seen,
  seen: Seen,
): readonly FrameworkDescriptor["calledTwice"][] {
  if (seen.events.includes("second call threw")) return ["throws"];
  const right = seen.answer === reference.answer && !seen.thrown;
  if (seen.starts === 1) return [right ? "ignored" : "corrupts"];
  return kind === "callback" || !right ? ["corrupts"] : ["reruns", "retry"];
}

const onions = surfaces.map((surface) => {
  const descriptor = frameworks.find(({ id }) => id === surface.id);
  if (!descriptor) throw new Error(`no descriptor ${surface.id}`);
  return [surface.id, surface, descriptor] as const;
});

describe.each(onions)("%s", (_id, surface, descriptor) => {
  const callback = descriptor.kind === "callback";

  test("calledTwice", async () => {
    const reference = await send(surface, through);
    expect(reference.starts).toBe(1);
    const seen = await send(surface, twice);
    expect(calledTwice(descriptor, reference, seen)).toContain(
      descriptor.calledTwice,
    );
  });

  test("downstreamErrors", async () => {
    const seen = await send(
      surface,
      async (next, events) => {
        try {
          return await next();
        } catch (error) {
          events.push("caught");
          throw error;
        }
      },
      { fails: true },
    );
    const caught = seen.events.includes("caught");
    const answered = callback ? "callback" : "captured";
    expect(descriptor.downstreamErrors).toBe(caught ? "reject" : answered);
  });

  test("resultPolicy", async () => {
    const reference = await send(surface, through);
    const seen = await send(surface, async (next) => {
      await next();
    });
    const same = seen.answer === reference.answer && !seen.thrown;
    expect(descriptor.resultPolicy === "must-return").toBe(
      !same || seen.starts > 1,
    );
  });

  // A callback that is never called leaves the request hanging: nothing to wait for.
  test.skipIf(callback)("notCalling", async () => {
    const seen = await send(surface, () => Promise.resolve(undefined));
    expect(descriptor.notCalling).toBe(
      seen.starts > 0 ? "framework-calls-next" : "short-circuit",
    );
  });

  test("requests overlap", async () => {
    let running = 0;
    let overlapped = false;
    const both = gate();
    const request = await surface.build(through, async () => {
      if (++running === 2) {
        overlapped = true;
        both.open();
      }
      await Promise.race([both.opened, sleep(2_000)]);
      running--;
      return "ok";
    });
    await Promise.all([request(), request()]);
    expect(overlapped).toBe(true);
    if (surface.id !== "grammy") expect(descriptor.concurrency).toBe("many");
  });
});

/** What the sender sees where the call is not awaited, against the clause for messages. */
const unawaited: readonly (readonly [
  id: string,
  clause: RegExp,
  expected: Partial<Seen>,
])[] = [
  ["koa", /404/, { answer: "404 Not Found", early: true }],
  ["hono", /not finalized/, { early: true, starts: 1 }],
  ["h3", /before the handler/, { answer: "200 ok", early: false }],
  ["adonis", /empty 200/, { answer: "200 ", early: true }],
  ["sveltekit", /undefined/, { answer: undefined, early: true }],
  ["react-router", /twice/, { answer: "200 ok", starts: 2 }],
  ["oak", /404/, { answer: "404 ", early: true }],
  ["feathers", /undefined/, { answer: undefined, early: true }],
  ["grammy", /before the handlers/, { early: true }],
  ["telegraf", /before the handlers/, { early: true }],
  ["azure-pipeline", /undefined/, { answer: undefined, early: true }],
  ["connect-rpc", /undefined/, { answer: undefined, early: true }],
  ["hattip", /twice/, { answer: "200 ok", starts: 2 }],
  [
    "trpc",
    /No result from middlewares/,
    {
      thrown: "No result from middlewares - did you forget to `return next()`?",
      early: true,
    },
  ],
  [
    "orpc",
    /TypeError/,
    {
      thrown: "Cannot read properties of undefined (reading 'output')",
      early: true,
    },
  ],
  [
    "wretch",
    /TypeError/,
    {
      thrown: "Cannot read properties of undefined (reading 'ok')",
      early: true,
    },
  ],
];

test.each(unawaited)("%s: un-awaited", async (id, clause, expected) => {
  const [, surface, descriptor] = onions.find(([name]) => name === id) ?? [];
  if (!surface || !descriptor) throw new Error(`no surface ${id}`);
  const seen = await send(
    surface,
    (next, events) => {
      // Without the handler the test's own process would see the unhandled rejection.
      Promise.resolve(next()).catch(() => undefined);
      events.push("after");
    },
    { patience: 300 },
  );
  expect(seen).toMatchObject(expected);
  expect(seen.events.indexOf("after")).toBeLessThan(seen.events.indexOf("end"));
  expect(descriptor.observedWhenUnawaited).toMatch(clause);
});

test("every promise onion that runs here has its un-awaited call executed", () => {
  const onionIds = onions
    .filter(([, , { kind }]) => kind === "onion-promise")
    .map(([id]) => id);
  expect(unawaited.map(([id]) => id).sort()).toEqual(onionIds.sort());
});
