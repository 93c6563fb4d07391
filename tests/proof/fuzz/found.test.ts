import { beforeAll, describe, expect, it } from "vitest";

import { headOf, koa } from "./downstream.ts";
import { execute, importPackages } from "./execute.ts";
import { hybrid, hybridHead } from "./hybrid.ts";
import { lintAll } from "./lint.ts";
import type { Program } from "./program.ts";

/** A disagreement that the fuzzer found, made small: what it was about is decided here for good. */
interface Found {
  readonly name: string;
  /** Where it, or the program of which it is the twin, was found. */
  readonly seed: number;
  readonly rule: string;
  readonly program: Program;
  /** What `recommended` says, by line of the middleware's body. */
  readonly reports: readonly string[];
  /** What is seen when it runs. */
  readonly misbehaves?: string;
}

const found: readonly Found[] = [
  {
    name: "Koa refuses a second call: what is dropped behind it never runs",
    ...{ seed: 5087, rule: "await-downstream", reports: [] },
    program: koa("await next();", "await next();", "void next();"),
  },
  {
    name: "a second call that nobody awaits goes on to the next line",
    ...{ seed: 5087, rule: "await-downstream" },
    program: koa("await next();", "void next();"),
    reports: ["2 dropped"],
    misbehaves: "outlives",
  },
  {
    name: "a refused call that a catch takes goes on behind it",
    ...{ seed: 5123, rule: "await-downstream" },
    program: koa(
      "try {",
      "  await next();",
      "  await next();",
      "} catch (error) {",
      "  next();",
      "}",
    ),
    reports: ["5 dropped"],
    misbehaves: "outlives",
  },
  {
    name: "a refused call in a helper ends the helper and its caller",
    ...{ seed: 5595, rule: "await-downstream", reports: [] },
    program: koa("await twice(() => next());", "const started = next();"),
  },
  {
    name: "a helper that comes second is refused",
    ...{ seed: 87, rule: "await-downstream", reports: [] },
    program: koa("await next();", "await timed(() => next());", "next();"),
  },
  {
    name: "Promise.all of a refused call is refused",
    ...{ seed: 5123, rule: "await-downstream", reports: [] },
    program: koa(
      "await next();",
      "await Promise.all([next(), load()]);",
      "next();",
    ),
  },
  {
    name: "what was dropped before a refused call still runs",
    ...{ seed: 21344, rule: "await-downstream" },
    program: koa("next().catch(report);", "return await next();"),
    reports: ["1 handledButDropped"],
    misbehaves: "outlives",
  },
  {
    name: "with a handler of its own a refused call is no end",
    ...{ seed: 5123, rule: "await-downstream" },
    program: koa(
      "await next();",
      "await next().catch(report);",
      "void next();",
    ),
    reports: ["3 dropped"],
    misbehaves: "outlives",
  },
  {
    name: "a call left to a timer comes after the awaited one, which is answered",
    ...{ seed: 5087, rule: "await-downstream" },
    program: koa("setTimeout(() => next(), 5);", "await next();", "next();"),
    reports: ["1 detached", "3 dropped"],
    misbehaves: "outlives",
  },
  {
    name: "what is written to a promise by a cast never reaches the answer",
    ...{ seed: 3, rule: "await-downstream" },
    program: hybrid(false, [
      "const answer = getResponse(request) as Answer;",
      "answer.status = 201;",
      "return answer;",
    ]),
    reports: ["1 premature"],
    misbehaves: "premature",
  },
  {
    name: "behind a check it is the answer",
    ...{ seed: 3, rule: "await-downstream", reports: [] },
    program: hybrid(false, [
      "const answer = getResponse(request);",
      "if (answer instanceof Promise) return answer.then(marked);",
      "answer.status = 201;",
      "return answer;",
    ]),
  },
];

/** How many lines stand above the body of a program. */
function linesAbove({ dialect }: Program): number {
  return dialect === "hybrid"
    ? hybridHead.length + 5
    : headOf(dialect).length + 1;
}

describe("programs that linting and running once disagreed about", () => {
  let reports: ReturnType<typeof lintAll> = [];
  beforeAll(async () => {
    await importPackages();
    reports = lintAll(found.map(({ program }) => program));
  }, 60_000);

  it.each(found.map((one, at) => [one.name, one, at] as const))(
    "%s",
    async (_, { rule, program, ...expected }, at) => {
      const above = linesAbove(program);
      const said = (reports[at]?.get(rule) ?? []).map((text) =>
        text.replace(/^\d+/, (line) => String(Number(line) - above)),
      );
      expect(said).toEqual(expected.reports);
      const { misbehaves } = await execute(program);
      const seen = misbehaves.get(rule);
      if (expected.misbehaves) expect(seen).toContain(expected.misbehaves);
      else expect(seen).toBeUndefined();
    },
  );
});
