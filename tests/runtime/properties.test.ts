import fc from "fast-check";
import { expect, it } from "vitest";

import type * as Replay from "../conformance/replay.ts";
import type {
  Expectation,
  HookSpec,
  MiddlewareSpec,
  Scenario,
  ViewSpec,
} from "../conformance/vectors.ts";
import { loadBuilt, pool } from "./built.ts";
import { type Expected, expectedOf, load } from "./chain-model.ts";

const { play } = await loadBuilt<typeof Replay>("tests/conformance/replay.js");

// A fixed seed: the same chains in every run. `SEED=7 RUNS=5000` looks further.
const parameters = {
  seed: Number(process.env["SEED"] ?? 20_261_128),
  numRuns: Number(process.env["RUNS"] ?? 200),
};

type Policy = "django" | "infer";

const types = ["AppError", "ValueError", "Http404", "PermissionDenied"];
const raising = fc.constantFrom(
  ...[...types, "SuspiciousOperation", "BadRequest"].map(
    (type) => `raise:${type}`,
  ),
);

/** There in every other layer: what goes on, so that it meets others of its kind. */
function often<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 });
}

/** Rare, since it ends the way inward: most chains are to get as far as their view. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc
    .tuple(fc.nat(19), arbitrary)
    .map(([roll, value]) => (roll === 19 ? value : undefined));
}

/** A spec with only the fields that are there: the player reads absence. */
function given<T extends object>(spec: T): Given<T> {
  return Object.fromEntries(
    Object.entries(spec).filter(([, value]) => value !== undefined),
  ) as Given<T>;
}

type Given<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

function hook(
  ...actions: HookSpec["action"][]
): fc.Arbitrary<HookSpec | undefined> {
  return often(
    fc.record({
      mode: fc.constantFrom("sync" as const, "async" as const),
      action: fc.constantFrom(...actions),
    }),
  );
}

const goOn = ["none", "none", "none", "none", "none", "none"] as const;

const hooks = fc.record({
  process_view: hook(...goOn, "response", "template", "raise"),
  process_exception: hook(...goOn, "response", "template", "raise"),
  process_template_response: hook(
    ...(["pass", "pass", "header", "header", "header", "header"] as const),
    ...(["none", "raise", "response"] as const),
  ),
});

const steps = fc.record({
  do_before: seldom(fc.tuple(raising)),
  do_after: seldom(fc.tuple(raising)),
  short_circuit: seldom(fc.constantFrom(200, 204, 302, 401)),
  calls_next_twice: seldom(fc.constant(true)),
  returns_none: seldom(fc.constant(true)),
  header: often(fc.constant(true)),
  not_used: seldom(fc.constant(true)),
});

function half(
  ...actions: HookSpec["action"][]
): fc.Arbitrary<HookSpec | undefined> {
  return often(fc.record({ action: fc.constantFrom(...actions) }));
}

const halves = fc.record({
  process_request: half("none", "none", "response", "raise"),
  process_response: half("pass", "header", "header", "response", "raise"),
  not_used: seldom(fc.constant(true)),
});

type Shape = Pick<MiddlewareSpec, "kind" | "mode">;

/** Layers that say what they are; where capabilities are inferred, those that say nothing too. */
const shapes: Readonly<Record<Policy, readonly Shape[]>> = {
  django: [
    // Only classes have hooks: they come twice as often.
    { kind: "class", mode: "sync" },
    { kind: "class", mode: "sync" },
    { kind: "class", mode: "async" },
    { kind: "class", mode: "async" },
    { kind: "class", mode: "hybrid" },
    { kind: "class", mode: "hybrid" },
    { kind: "class", mode: "mixin" },
    { kind: "function", mode: "sync" },
    { kind: "function", mode: "async" },
    { kind: "function", mode: "hybrid" },
  ],
  infer: [
    { kind: "class", mode: "raw_async" },
    { kind: "class", mode: "dual" },
    { kind: "class", mode: "seed_hybrid" },
    { kind: "function", mode: "raw_async" },
    { kind: "function", mode: "async_factory" },
  ],
};

function layer(policy: Policy): fc.Arbitrary<Omit<MiddlewareSpec, "name">> {
  const all = [...shapes.django, ...(policy === "infer" ? shapes.infer : [])];
  return fc
    .tuple(fc.constantFrom(...all), steps, halves, hooks)
    .map(([shape, { header, ...body }, mixin, hooked]) => {
      const own =
        shape.mode === "mixin"
          ? mixin
          : { ...body, set_header: header && { "X-Set": "layer" } };
      const withHooks = shape.kind === "class" ? hooked : {};
      // The player's async factory never gets as far as its constructor.
      const used =
        shape.mode === "async_factory" ? { not_used: undefined } : {};
      return given({ ...shape, ...own, ...withHooks, ...used });
    });
}

const returns = [
  ...["response", "response", "template", "template", "raises", "raises"],
  ...["raises", "template_raises", "template_async_render", "none"],
  ...["stream_sync", "stream_async"],
];

const view: fc.Arbitrary<ViewSpec> = fc
  .record({
    mode: fc.constantFrom("sync" as const, "async" as const),
    returns: fc.constantFrom(...returns),
    status: often(fc.constantFrom(201, 404)),
    raise_type: fc.constantFrom(...types),
  })
  .map(({ raise_type, ...rest }) =>
    given({ ...rest, ...(rest.returns === "raises" && { raise_type }) }),
  );

function scenarios(policy: Policy): fc.Arbitrary<Scenario> {
  return (
    fc
      .record({
        server: fc.constantFrom("asgi" as const, "wsgi" as const),
        middleware: fc.array(layer(policy), { maxLength: 6, size: "max" }),
        view,
        path: seldom(fc.constant("/nowhere")),
      })
      // A sync root hands an async `render` on unread; the vectors have that.
      .filter(
        ({ server, view: { returns: what } }) =>
          server === "asgi" || what !== "template_async_render",
      )
      .map(({ middleware, ...rest }) => ({
        ...given(rest),
        middleware: middleware.map((spec, n) => ({ name: `m${n}`, ...spec })),
      }))
  );
}

/** What happened, in the model's words. */
function observed(actual: Expectation, { body }: Expected): Expected {
  const { outcome } = actual;
  const blamed = outcome.kind === "response" ? outcome.status : outcome.code;
  return {
    adaptations: actual.adaptations as Expected["adaptations"],
    switches: actual.switches as Expected["switches"],
    events: actual.events.filter(({ phase }) => phase !== "chunk").map(shown),
    outcome: `${outcome.kind} ${String(blamed)}`,
    headers: { ...outcome.headers },
    body: body === undefined ? undefined : (outcome.body ?? undefined),
  };
}

function shown(event: Expectation["events"][0]): string {
  if (event.phase === "exception_to_response")
    return [event["layer"], event["status"], event["culprit"] ?? "-"].join(" ");
  const got = event["got"] === undefined ? [] : [event["got"]];
  return [event.actor, event.phase, event["side"], ...got].join(" ");
}

/** The run, or an error in a time that no run needs: nothing may hang. */
async function inTime<T>(run: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer within 5 s")), 5000);
  });
  return Promise.race([run, late]).finally(() => clearTimeout(timer));
}

/** Runs a property, and holds that no promise of it rejects unseen. */
async function holds(
  policy: Policy,
  property: (scenario: Scenario) => Promise<void>,
): Promise<void> {
  const unseen: unknown[] = [];
  const listen = (reason: unknown): void => void unseen.push(reason);
  process.on("unhandledRejection", listen);
  try {
    await fc.assert(fc.asyncProperty(scenarios(policy), property), parameters);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(unseen).toEqual([]);
  } finally {
    process.off("unhandledRejection", listen);
  }
}

it("the chains meet what they are to be asked about", () => {
  const runs = fc
    .sample(scenarios("django"), parameters)
    .map((scenario) => expectedOf(scenario, "django"));
  const twice = (phase: string): number =>
    runs.filter(
      ({ events }) =>
        events.filter((event) => event.includes(` ${phase} `)).length > 1,
    ).length;
  for (const phase of [
    ...["before", "view", "process_view"],
    ...["process_exception", "process_template_response"],
  ])
    expect.soft(twice(phase), phase).toBeGreaterThan(3);
  const deep = runs.filter(({ adaptations }) => adaptations.length > 4);
  expect(deep.length).toBeGreaterThan(10);
});

it.each(["django", "infer"] as const)(
  "any chain does what the specification says: %s",
  (policy) =>
    holds(policy, async (scenario) => {
      const expected = expectedOf(scenario, policy);
      const options = { capabilities: policy };
      const actual = await inTime(play(scenario, pool, options));
      expect(observed(actual, expected)).toEqual(expected);
      const untraced = { ...options, traced: false };
      const { outcome } = await inTime(play(scenario, pool, untraced));
      expect(outcome).toEqual(actual.outcome);
    }),
);

/** Whether sync code, given as a value, would have to wait for async code on the loop's thread. */
function isStuck({ server, middleware, view }: Scenario): boolean {
  const root = server === "asgi" ? "async" : "sync";
  const scenario = { server, middleware, view };
  const layers = load(scenario, root, "django", { adaptations: [] });
  const modes = layers.map(({ mode }) => mode);
  if (root === "async") return modes.includes("sync");
  const sides = layers.flatMap(({ spec }) =>
    [
      spec.process_view,
      spec.process_exception,
      spec.process_template_response,
    ].flatMap((own) => own?.mode ?? []),
  );
  const all = [...modes, ...sides, view.mode];
  return all.includes("sync") && all.includes("async");
}

it("code that is given as a value does the same, or is refused at load", () =>
  holds("django", async (scenario) => {
    const expected = expectedOf(scenario, "django");
    const actual = await inTime(play(scenario, pool, { byValue: true }));
    if (isStuck(scenario))
      expect(actual.outcome).toMatchObject({
        ...{ kind: "load_error", code: "closure_cannot_cross" },
      });
    else expect(observed(actual, expected)).toEqual(expected);
  }));
