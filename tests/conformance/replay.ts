import { isDeepStrictEqual } from "node:util";

import {
  type CapabilityPolicy,
  Chain,
  HttpRequest,
  importPath,
  type LoadReport,
  readBody,
  type TraceEvent,
  type View,
  type WorkerPool,
} from "../../src/runtime/index.ts";
import { middleware as middlewareOf, view as viewOf } from "./player.ts";
import type {
  Expectation,
  MiddlewareSpec,
  Outcome,
  Scenario,
  Vector,
  VectorEvent,
} from "./vectors.ts";

/** What a vector's replay came to. */
export type Verdict =
  | { readonly kind: "passed" }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "failed"; readonly differences: readonly string[] };

/** Builds and runs a scenario in strict mode, and compares what `js.compare` names. */
export async function replay(
  vector: Vector,
  pool: WorkerPool,
): Promise<Verdict> {
  const unknown = unknownFields(vector.scenario);
  if (unknown.length > 0)
    return {
      kind: "skipped",
      reason: `fields that the README doesn't describe: ${unknown.join(", ")}`,
    };
  const actual = await play(vector.scenario, pool);
  const differences: string[] = [];
  const compare = (field: string, expected: unknown, found: unknown): void => {
    if (!isDeepStrictEqual(found, expected))
      differences.push(
        `${field}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`,
      );
  };
  for (const field of vector.js.compare) {
    const [expected, found] = [vector.expect, actual].map((side) =>
      comparable(field, side, vector),
    );
    compare(field, expected, found);
  }
  const inJs = vector.js.outcome_expected_in_js;
  if (inJs !== undefined)
    for (const [name, value] of Object.entries(inJs))
      compare(`outcome.${name}`, value, actual.outcome[name as keyof Outcome]);
  const flattening = flattened(vector);
  // Django has no response there: the port must have one (README, `promise_flattening`).
  const flat =
    flattening !== undefined || vector.js.notes.includes("promise_flattening");
  if (flat) compare("flattened", "response", actual.outcome.kind);
  if (differences.length === 0) return { kind: "passed" };
  const beyond = differences.filter(
    (difference) => !/^(?:outcome|warnings|events|switches)/.test(difference),
  );
  return flattening !== undefined && beyond.length === 0
    ? { kind: "skipped", reason: flattening }
    : { kind: "failed", differences };
}

/**
 * Why a vector's outcome can't occur here: an async layer keeps its downstream's promise and hands
 * it on unread. In Python the coroutine travels up; an async function of JavaScript awaits what it
 * returns (SPEC section 7, point 2), so the response arrives.
 */
function flattened({ scenario, expect }: Vector): string | undefined {
  const layer = scenario.middleware.find(
    ({ name, forgets_await, set_header }) =>
      forgets_await === "use" &&
      set_header === undefined &&
      expect.events.some(
        ({ actor, got }) => actor === name && got === "coroutine",
      ),
  );
  return (
    layer &&
    `promise flattening (SPEC 7.2): ${layer.name} returns its downstream's promise unread`
  );
}

/** The part of a field that the README says is to be compared. */
function comparable(
  field: keyof Expectation,
  side: Expectation,
  { expect, js }: Vector,
): unknown {
  switch (field) {
    case "events":
      return side.events
        .filter((event) => !isOptional(event, expect, js.notes))
        .map((event) => {
          if (event.phase === "exception_to_response")
            return { ...event, type: undefined };
          return event.phase === "chunk"
            ? { ...event, side: undefined }
            : event;
        });
    case "warnings":
      return Object.keys(side.warnings).sort();
    case "outcome": {
      const { body, ...outcome } = side.outcome;
      // Null stands for Django's own error page.
      return expect.outcome.body === null ? outcome : { ...outcome, body };
    }
    default:
      return side[field];
  }
}

function isOptional(
  event: VectorEvent,
  expect: Expectation,
  notes: readonly string[],
): boolean {
  if (event.actor !== "helper") return false;
  if (notes.includes("eager_promise_helper_only")) return true;
  // Our own: what an un-awaited helper does, which in Python never runs.
  if (event.phase === "coroutine_helper") return true;
  return expect.events.some(
    (other) => other.phase === event.phase && other["optional_in_js"] === true,
  );
}

/** How a scenario is played. */
export interface PlayOptions {
  readonly capabilities?: CapabilityPolicy;
  /** Its code given as it is, not named by its module. */
  readonly byValue?: boolean;
  /** Without a trace, only the outcome can be told. */
  readonly traced?: boolean;
}

/** Builds and runs a scenario, and says what came of it in the vectors' words. */
export async function play(
  { server, middleware, view, path }: Scenario,
  pool: WorkerPool,
  { capabilities = "django", byValue = false, traced = true }: PlayOptions = {},
): Promise<Expectation> {
  const trace: TraceEvent[] = [];
  const player = new URL("./player.js", import.meta.url);
  let report: LoadReport | undefined;
  let outcome: Outcome;
  try {
    const chain = await Chain.load({
      middleware: middleware.map((spec: MiddlewareSpec) => ({
        name: spec.name,
        middleware: byValue
          ? middlewareOf(spec)
          : importPath("#middleware", player, [spec]),
      })),
      urls: {
        "/": byValue
          ? (viewOf(view) as View)
          : importPath("#view", player, [view]),
      },
      root: server === "asgi" ? "async" : "sync",
      ...{ capabilities, pool },
    });
    report = chain.report;
    try {
      const request = new HttpRequest({ path: path ?? "/" });
      const response = await chain.handle(request, traced ? { trace } : {});
      let body = "";
      for await (const chunk of readBody(response)) body += String(chunk);
      const headers = Object.fromEntries(
        [...response.headers].filter(([name]) => name.startsWith("x-")),
      );
      const status = response.statusCode;
      outcome = { kind: "response", status, headers, body };
    } catch (error) {
      outcome = { kind: "server_error", ...blame(error as Error) };
    }
  } catch (error) {
    report = (error as { report?: LoadReport }).report;
    outcome = { kind: "load_error", ...blame(error as Error) };
  }
  return {
    init: (report?.init ?? []).map(({ actor, getResponseIsAsync }) => ({
      actor,
      get_response_is_async: getResponseIsAsync,
    })),
    adaptations: report?.adaptations ?? [],
    switches: trace.flatMap((event) =>
      event.kind === "switch"
        ? [{ direction: event.direction, target: event.target }]
        : [],
    ),
    events: trace.flatMap(vectorEvent),
    outcome,
    warnings: Object.fromEntries(
      [
        ...(report?.warnings ?? []),
        ...trace.flatMap((event) =>
          event.kind === "warning" ? [event.code] : [],
        ),
      ].map((code) => [code, 1]),
    ),
  };
}

function vectorEvent(event: TraceEvent): VectorEvent[] {
  if (event.kind === "phase") {
    const { actor, phase, side, detail } = event;
    return [{ actor, phase, side, ...detail }];
  }
  if (event.kind !== "exception") return [];
  const { layer, status } = event;
  return [
    {
      actor: "django",
      phase: "exception_to_response",
      layer,
      ...blame(event),
      status,
    },
  ];
}

/** The vectors' code for an error, and whom they blame. */
function blame(error: {
  name: string;
  message: string;
  code?: string | undefined;
  culprit?: string | undefined;
}): { code: string; culprit: string | null } {
  const refusal = /^(.*) says no$/.exec(error.message);
  if (refusal?.[1] !== undefined)
    return {
      code: `raised:${error.name}`,
      culprit: refusal[1],
    };
  if (error.code !== undefined)
    return { code: error.code, culprit: error.culprit ?? null };
  const { message } = error;
  // What the language itself says where Django's vectors have a code.
  if (message.endsWith("of undefined (reading 'set')"))
    return { code: "not_a_response", culprit: null };
  if (/of (?:undefined|null) \(reading/.test(message))
    return { code: "none_response_used", culprit: null };
  return { code: `${error.name}: ${message}`, culprit: null };
}

const knownFields = new Set(
  (
    "name kind mode sync_capable async_capable mark do_before do_after short_circuit set_header " +
    "catches forgets_await returns_none calls_next_twice not_used factory_returns_none " +
    "process_view process_exception process_template_response process_request process_response"
  ).split(" "),
);

const knownElsewhere = {
  scenario: new Set(["server", "middleware", "view", "path"]),
  view: new Set(["mode", "returns", "status", "raise_type", "do"]),
};

function unknownFields(scenario: Scenario): string[] {
  const unknown = (object: object, known: ReadonlySet<string>): string[] =>
    Object.keys(object).filter((field) => !known.has(field));
  return [
    ...unknown(scenario, knownElsewhere.scenario),
    ...unknown(scenario.view, knownElsewhere.view),
    ...scenario.middleware.flatMap((spec) => unknown(spec, knownFields)),
  ];
}
