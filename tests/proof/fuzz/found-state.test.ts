import { testFound, type Found } from "./found.ts";
import type { Program } from "./program.ts";
import { sourceOf } from "./state.ts";

const race = "no-shared-state-race";
const leak = "no-request-state-leak";

interface FoundState extends Found {
  /** The lines of the body: of a function of Koa's, or of a chain in Django's manner. */
  readonly koa?: readonly string[];
  readonly onion?: readonly string[];
}

const lost = "no serial order";

const found: readonly FoundState[] = [
  {
    name: "a lock keeps out only who takes it",
    ...{ seed: 5117, rule: race },
    koa: [
      "await mutex.runExclusive(async () => {",
      "  hits += await load();",
      "});",
      "hits = hits + 1;",
      "await next();",
    ],
    reports: ["2 lockLeftOut"],
    misbehaves: lost,
  },
  {
    name: "a lock that every write takes keeps out all",
    ...{ seed: 5117, rule: race, reports: [] },
    koa: [
      "await mutex.runExclusive(async () => {",
      "  hits += await load();",
      "});",
      "await mutex.runExclusive(async () => {",
      "  hits = hits + 1;",
      "});",
      "await next();",
    ],
  },
  {
    name: "one place is written beside the lock, the other one isn't",
    ...{ seed: 6002, rule: race },
    koa: [
      "stats.total = stats.total + 1;",
      "await next();",
      "await mutex.runExclusive(async () => {",
      "  hits += await load();",
      "  stats.total += await load();",
      "});",
    ],
    reports: ["5 lockLeftOut"],
    misbehaves: lost,
  },
  {
    name: "what is read under a lock is old when one writes beside it, in a helper too",
    ...{ seed: 446, rule: race },
    koa: [
      "bump();",
      "await mutex.runExclusive(async () => {",
      "  const v0 = hits;",
      "  await load();",
      "  hits = v0 + 1;",
      "});",
      "await next();",
    ],
    reports: ["5 lockLeftOut"],
    misbehaves: lost,
  },
  {
    name: "a helper's increment goes by its caller's old check",
    ...{ seed: 5186, rule: race },
    onion: [
      "if (hits >= limit()) {",
      "  return { status: 429 };",
      "}",
      "const answer = await getResponse(request);",
      "bump();",
      "return answer;",
    ],
    reports: ["5 staleCheck"],
    misbehaves: lost,
  },
  {
    name: "a helper's increment in the tick of the check is in time",
    ...{ seed: 5186, rule: race, reports: [] },
    onion: [
      "await load();",
      "if (hits >= limit()) {",
      "  return { status: 429 };",
      "}",
      "bump();",
      "return getResponse(request);",
    ],
  },
  {
    name: "who counts before it asks is let in by its own number",
    ...{ seed: 5887, rule: race, reports: [] },
    koa: [
      "for (const item of items(0)) {",
      "  await load();",
      "  hits += 1;",
      "  if (hits >= limit()) {",
      "    ctx.status = 429;",
      "    return;",
      "  }",
      "}",
      "await next();",
    ],
  },
  {
    name: "a gauge that is asked after it was raised lets in as many as it should",
    ...{ seed: 0, rule: race, reports: [] },
    koa: [
      "if (++inFlight > limit()) {",
      "  inFlight--;",
      "  ctx.status = 429;",
      "  return;",
      "}",
      "await next();",
      "inFlight--;",
    ],
  },
  {
    name: "a limit that is asked again renews no old reading",
    ...{ seed: 41193, rule: race },
    onion: [
      "const v0 = hits;",
      "await load();",
      "if (hits >= limit()) {",
      "  return { status: 429 };",
      "}",
      "hits = v0 + 1;",
      "return getResponse(request);",
    ],
    reports: ["6 lostUpdate"],
    misbehaves: lost,
  },
  {
    name: "the highest of all: what was read before is compared with what there is now",
    ...{ seed: 41193, rule: race, reports: [] },
    onion: [
      "const v0 = await load();",
      "if (v0 > hits) {",
      "  hits = v0;",
      "}",
      "return getResponse(request);",
    ],
  },
  {
    name: "a check in one round of a loop is old in the next one",
    ...{ seed: 5111, rule: race },
    koa: [
      "for (const item of items(0)) {",
      '  if (isA(item === "one" ? 1 : 2)) {',
      "    bump();",
      "  } else {",
      "    if (hits >= limit()) {",
      "      ctx.status = 429;",
      "      return;",
      "    }",
      "    await load();",
      "  }",
      "}",
      "await next();",
    ],
    reports: ["3 staleCheck"],
    misbehaves: lost,
  },
  {
    name: "a helper that is called under a lock, and the place beside it without",
    ...{ seed: 30315, rule: race },
    koa: [
      "if (isA(0)) {",
      "  hits = hits + 1;",
      "} else {",
      "  await mutex.runExclusive(async () => {",
      "    await slowBump();",
      "  });",
      "}",
      "await next();",
    ],
    reports: ["-4 lostUpdate"],
    misbehaves: lost,
  },
  {
    name: "a number that is counted before it is asked may turn others away, and sooner",
    ...{ seed: 30557, rule: race, reports: [] },
    koa: [
      "for (const item of items(0)) {",
      "  bump();",
      "  for (const item of items(1)) {",
      "    touch();",
      "    await load();",
      "    if (hits >= limit()) {",
      "      ctx.status = 429;",
      "      return;",
      "    }",
      "  }",
      "}",
      "await next();",
    ],
  },
  {
    name: "what a way out leaves behind, the next one finds",
    ...{ seed: 30702, rule: leak },
    koa: [
      "if (busy) return;",
      "busy = true;",
      "try {",
      '  current = ctx.get("x-user");',
      "  if (used >= limit()) return;",
      '  current = "";',
      "  await next();",
      "} finally {",
      "  busy = false;",
      "}",
    ],
    reports: ["4 readElsewhere"],
    misbehaves: "hears of",
  },
  {
    name: "what waits for a lock is there for all to see",
    ...{ seed: 6047, rule: leak },
    onion: [
      "current = request.user;",
      "await mutex.runExclusive(async () => {",
      "  current = request.user;",
      "  const v0 = who();",
      '  current = "";',
      "  console.log(v0);",
      "});",
      "return getResponse(request);",
    ],
    reports: ["1 readElsewhere"],
    misbehaves: "hears of",
  },
  {
    name: "what is kept under a lock, and read without it",
    ...{ seed: 40761, rule: leak },
    koa: [
      'ctx.set("x-user", current);',
      "await mutex.runExclusive(async () => {",
      '  current = ctx.get("x-user");',
      "  await load();",
      '  current = "";',
      "});",
      "await next();",
    ],
    reports: ["3 readElsewhere"],
    misbehaves: "hears of",
  },
  {
    name: "what is kept under a lock, and read under it",
    ...{ seed: 40761, rule: leak, reports: [] },
    koa: [
      "await mutex.runExclusive(async () => {",
      '  ctx.set("x-user", current);',
      '  current = ctx.get("x-user");',
      "  const v0 = who();",
      '  current = "";',
      '  ctx.set("x-user", v0);',
      "});",
      "await next();",
    ],
  },
  {
    name: "what is put back in the tick is there for nobody",
    ...{ seed: 6047, rule: leak, reports: [] },
    onion: [
      "await mutex.runExclusive(async () => {",
      "  current = request.user;",
      "  const v0 = who();",
      '  current = "";',
      "  console.log(v0);",
      "});",
      "return getResponse(request);",
    ],
  },
  {
    name: "a branch in a branch may be taken where the outer one isn't",
    ...{ seed: 5571, rule: leak },
    koa: [
      "if (isA(0)) {",
      "  touch();",
      "} else if (isA(1)) {",
      '  current = ctx.get("x-user");',
      "  await load();",
      "}",
      "await next();",
    ],
    reports: ["4 readElsewhere"],
    misbehaves: "hears of",
  },
  {
    name: "what stays over a wait in a loop",
    ...{ seed: 20558, rule: leak },
    koa: [
      'current = ctx.get("x-user");',
      "for (const item of items(0)) {",
      "  touch();",
      "  await load();",
      "}",
      "await next();",
    ],
    reports: ["1 readElsewhere"],
    misbehaves: "hears of",
  },
  {
    name: "what stays over a wait in a loop with a way out",
    ...{ seed: 20313, rule: leak },
    onion: [
      "current = request.user;",
      "for (const item of items(0)) {",
      '  if (isA(item === "one" ? 1 : 2)) {',
      "    await load();",
      "  }",
      "  if (hits >= limit()) {",
      "    return { status: 429 };",
      "  }",
      "  await load();",
      "}",
      "return getResponse(request);",
    ],
    reports: ["1 readElsewhere"],
    misbehaves: "hears of",
  },
];

function programOf({ koa, onion = [] }: FoundState): Program {
  const dialect = koa ? "koa" : "onion";
  return {
    ...{ family: "state", dialect },
    source: sourceOf(
      { dialect, isClass: false, isClaimed: false },
      koa ?? onion,
    ),
  };
}

/** How many lines stand above the body of a program. */
function linesAbove({ source }: Program): number {
  const lines = source.split("\n");
  return lines.findIndex((line) => line.startsWith("  return async (")) + 1;
}

testFound(
  "programs about state that linting and running once disagreed about",
  found,
  programOf,
  linesAbove,
);
