import { describe, expect, it } from "vitest";

import { explore } from "../explore.ts";
import { Scheduler, type Task } from "../scheduler.ts";
import type { Answer, Event, Run } from "../trail.ts";
import {
  guardPassed,
  outlives,
  outlivesLayer,
  premature,
  repeated,
  repeatedUnlessRetried,
  unhandled,
} from "./downstream.ts";
import { blocked } from "./loop.ts";
import type { Oracle } from "./oracle.ts";
import { doubleAnswer, hang, hookContract, noResponse } from "./responses.ts";
import { broken, leak, unserialisable } from "./together.ts";

const ok: Answer = { kind: "response", status: 200, text: "ok" };
const answered: Event = { kind: "answered", request: 0, answer: ok };
const at = (kind: "handler-start" | "handler-end" | "measured"): Event => ({
  kind,
  request: 0,
});
const start = at("handler-start");
const end = at("handler-end");

function runOf(changes: Partial<Run>): Run {
  return {
    events: [start, end, answered],
    answers: [ok],
    ...{
      state: "n=1",
      choices: [],
      asked: new Set(),
      codes: [],
      longestHold: 0,
      left: "",
      tokens: [],
    },
    ...changes,
  };
}

const below = (layer: number, failed = false): Event => ({
  ...{ kind: "below-ended", request: 0, layer, failed },
});
const called: Event = { kind: "called", request: 0 };
const serial = [
  runOf({
    answers: [
      { ...ok, text: "1" },
      { ...ok, text: "2" },
    ],
    state: "n=2",
  }),
];

/** What each oracle condemns, and the nearest thing that it must not. */
const cases: readonly (readonly [
  string,
  Oracle,
  Partial<Run>,
  Partial<Run>,
])[] = [
  ["outlives", outlives, { events: [start, answered, end] }, {}],
  [
    "outlives, a layer",
    outlivesLayer,
    {
      events: [
        { kind: "layer-ended", request: 0, layer: 1, failed: false },
        below(1),
      ],
    },
    {
      events: [
        { kind: "layer-ended", request: 0, layer: 1, failed: false },
        below(0),
      ],
    },
  ],
  [
    "unhandled",
    unhandled,
    { events: [{ kind: "unhandled", request: 0, reason: "x" }] },
    {},
  ],
  ["repeated, the handler", repeated, { events: [start, end, start, end] }, {}],
  [
    "repeated, the call",
    repeated,
    { events: [called, called] },
    { events: [called, start] },
  ],
  [
    "repeated, unless after a failure",
    repeatedUnlessRetried,
    { events: [called, below(0), called] },
    { events: [called, below(0, true), called] },
  ],
  [
    "guard passed, finally",
    guardPassed,
    { events: [{ kind: "left-pending", request: 0 }] },
    {},
  ],
  [
    "guard passed, catch",
    guardPassed,
    { events: [{ kind: "passed-by", request: 0 }] },
    {},
  ],
  [
    "premature",
    premature,
    { events: [start, at("measured"), end] },
    { events: [start, end, at("measured")] },
  ],
  ["blocked", blocked, { longestHold: 51 }, { longestHold: 20 }],
  [
    "blocked, by the guard",
    blocked,
    { answers: [{ ...ok, code: "sync_only_operation" }] },
    {},
  ],
  ["no response", noResponse, { answers: [{ kind: "nothing", text: "" }] }, {}],
  ["hang", hang, { answers: [undefined] }, {}],
  [
    "double answer",
    doubleAnswer,
    {
      events: [
        { kind: "unhandled", request: 0, reason: "ERR_HTTP_HEADERS_SENT" },
      ],
    },
    {},
  ],
  [
    "hook contract",
    hookContract,
    { codes: ["returned_none"] },
    { codes: ["http_404"] },
  ],
  [
    "unserialisable",
    unserialisable(serial),
    {
      answers: [
        { ...ok, text: "1" },
        { ...ok, text: "1" },
      ],
      state: "n=1",
    },
    serial[0]!,
  ],
  [
    "an invariant",
    broken(({ state }) => state === "n=1"),
    { state: "n=0" },
    {},
  ],
  [
    "leak",
    leak,
    { tokens: ["aaa", "bbb"], answers: [ok, { ...ok, text: "aaa" }] },
    { tokens: ["aaa", "bbb"], answers: [{ ...ok, text: "aaa" }, ok] },
  ],
];

const leftBehind: readonly [string, Oracle, Partial<Run>, Partial<Run>] = [
  "leak, of what stays behind",
  leak,
  { tokens: ["aaa"], left: "aaa" },
  { tokens: ["aaa"], left: "" },
];

describe.each([...cases, leftBehind])("%s", (_, oracle, wrong, right) => {
  it("condemns what is wrong", () => {
    expect(oracle.verdict(runOf(wrong))).toBeTypeOf("string");
  });
  it("leaves what is right", () => {
    expect(oracle.verdict(runOf(right))).toBeUndefined();
  });
});

/** Two requests that each add one, in steps, to a number. */
async function adding(
  add: (scheduler: Scheduler, state: { n: number }) => Promise<void>,
  prefix: readonly number[],
) {
  const scheduler = new Scheduler();
  const state = { n: 0 };
  let left = 2;
  for (const id of [0, 1]) {
    const task: Task = { id, steps: 0, clockReads: 0 };
    scheduler.run(task, () => {
      void scheduler
        .pause(() => undefined)
        .then(() => add(scheduler, state))
        .then(() => left--);
    });
  }
  await scheduler.drive(prefix, () => left === 0);
  return { n: state.n, choices: scheduler.choices };
}

describe("schedules", () => {
  it("all of two requests with two steps each are run, each once", async () => {
    const { runs, isExhaustive } = await explore(
      (prefix) =>
        adding(async (scheduler, state) => {
          const { n } = state;
          await scheduler.at(undefined);
          state.n = n + 1;
        }, prefix),
      100,
    );
    expect(isExhaustive).toBe(true);
    const ways = runs.map(({ choices }) =>
      choices.map(({ chosen }) => chosen).join(),
    );
    expect(new Set(ways).size).toBe(runs.length);
    // Four steps, two of each request: six orders, of which two are serial.
    expect(runs).toHaveLength(6);
    expect(runs.filter(({ n }) => n === 2)).toHaveLength(2);
  });

  it("the first way has no switch, and a bound is kept", async () => {
    const { runs, isExhaustive } = await explore(
      (prefix) =>
        adding(async (scheduler, state) => {
          for (let step = 0; step < 6; step++) await scheduler.at(undefined);
          state.n++;
        }, prefix),
      10,
    );
    expect(runs).toHaveLength(10);
    expect(isExhaustive).toBe(false);
    expect(runs[0]?.choices.every(({ chosen }) => chosen === 0)).toBe(true);
  });
});
