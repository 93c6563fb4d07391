import { expect, it } from "vitest";

import { fuzz, programOfSeed, table } from "./fuzz.ts";

// A short run with a fixed seed; `npm run fuzz -- --runs 10000 --seed 1` is the long one.
it("linting and running agree about generated programs", async () => {
  const { rows, done } = await fuzz(
    Number(process.env["FUZZ_RUNS"] ?? 200),
    1,
    undefined,
    undefined,
    {
      batch: 100,
      minutes: 0.5,
    },
  );
  console.log(`${done} generated programs\n${table(rows)}`);
  for (const [rule, { agreeBad, agreeGood }] of rows) {
    expect(agreeGood, rule).toBeGreaterThan(0);
    if (done >= 100) expect(agreeBad, rule).toBeGreaterThan(0);
  }
}, 180_000);

it("a seed gives one program", () => {
  for (const family of ["downstream", "state", "blocking"] as const)
    expect(programOfSeed(family, 7)).toEqual(programOfSeed(family, 7));
});
