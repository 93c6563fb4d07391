import { describe } from "vitest";

import {
  rightBehind,
  wrongBehind,
} from "../analysis/shared-state/behind-cases.ts";
import { guarded } from "../analysis/shared-state/guarded-cases.ts";
import {
  rightHanded,
  wrongHanded,
} from "../analysis/shared-state/handed-cases.ts";
import { own } from "../analysis/shared-state/own-cases.ts";
import { wrong } from "../analysis/shared-state/wrong-cases.ts";
import type { Report, Sample } from "../rules/samples.ts";
import { testSamples } from "../rules/samples.ts";
import type { Execution } from "./execution.ts";
import type { Run } from "./trail.ts";

const race = "no-shared-state-race";
const leak = "no-request-state-leak";

/** How cases run that the driver can't run by itself, or why they can't be run. */
const runs: Readonly<Record<string, Execution | string>> = {
  "koa-closure-counter": { entry: "one" },
  "feathers-hook": { on: "koa" },
  "koa-token-claim-late": { requests: [{ path: "/rebuild" }] },
  "koa-double-charge": { requests: [{ method: "POST", path: "/pay/1" }] },
  "express-wrong-error-path": {
    world: ({ pause }) => ({
      load: () =>
        pause(() => {
          throw new Error("the world fails");
        }),
    }),
  },
  // Each request has a clock of its own, far from that of the other one.
  "express-finish-listener": { invariant: measuresItself },
  "nest-interceptor-start": { invariant: measuresItself },
  "sveltekit-global-locale": {
    handler: (top) => (top.get("currentLocale") as () => string)(),
  },
  // A number that each one gets, a claim that turns one away, a build that is out of date.
  "hono-rate-limit-by-ip": { invariant: isServed("all") },
  "hono-claim": { invariant: isServed("one") },
  "latest-wins": { invariant: isServed("all") },
  "oak-static-field": "no surface for oak",
  "grammy-one-at-a-time": "no surface for grammY",
  "trpc-usage": "no surface for tRPC's procedures",
  "trpc-cache-by-input": "no surface for tRPC's procedures",
  "h3-loop-carried": "two requests don't meet on the driver's H3 surface",
  "hono-bindings": "the platform keeps the bindings",
  "nest-middleware-user": "nobody can ask the instance",
  ...Object.fromEntries(
    ["request-scope", "table-rebuilt"].map((name) => [
      `nest-${name}`,
      "of Nest only middleware and interceptors are mounted",
    ]),
  ),
};

function measuresItself({ events }: Run): boolean {
  return !events.some(
    (event) => event.kind === "said" && /\d{5}$/.test(event.text),
  );
}

function isServed(who: "all" | "one"): (run: Run) => boolean {
  return ({ answers }) =>
    answers[who === "all" ? "every" : "some"](
      (answer) => answer?.kind === "response" && (answer.status ?? 0) < 400,
    );
}

/** The cases of a rule: marks at the ends of lines say what it reports. */
function samplesOf(
  rule: string,
  cases: Readonly<Record<string, string>>,
): Sample[] {
  return Object.entries(cases).map(([name, code]) => {
    const reports: Report[] = code.split("\n").flatMap((line, index) => {
      const [, of, messageId] = /\/\/ ! ([\w-]+):(\w+)$/.exec(line) ?? [];
      return of === rule && messageId ? [{ line: index + 1, messageId }] : [];
    });
    const run = runs[name];
    return { name, code, reports, ...(run !== undefined && { run }) };
  });
}

function withMarksOf(rule: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries({ ...wrong, ...wrongBehind, ...wrongHanded }).filter(
      ([, code]) => code.includes(`// ! ${rule}:`),
    ),
  );
}

describe("races", () => {
  testSamples(race, samplesOf(race, withMarksOf(race)));
});

describe("leaks", () => {
  testSamples(leak, samplesOf(leak, withMarksOf(leak)));
});

describe("right programs", () => {
  testSamples(
    race,
    samplesOf(race, { ...own, ...guarded, ...rightBehind, ...rightHanded }),
  );
});
