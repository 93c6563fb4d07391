import { headOf, koa } from "./downstream.ts";
import { testFound, type Found } from "./found.ts";
import { hybrid, hybridHead } from "./hybrid.ts";
import type { Program } from "./program.ts";

interface FoundProgram extends Found {
  readonly program: Program;
}

const found: readonly FoundProgram[] = [
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

testFound(
  "programs that linting and running once disagreed about",
  found,
  ({ program }) => program,
  linesAbove,
);
