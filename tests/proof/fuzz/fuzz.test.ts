import { expect, it } from "vitest";

import { fuzz, programOfSeed, table } from "./fuzz.ts";

// A short run with a fixed seed; `npm run fuzz -- --runs 10000 --seed 1` is the long one.
it("linting and running agree about generated programs", async () => {
  const runs = Number(process.env["FUZZ_RUNS"] ?? 60);
  const { rows } = await fuzz(runs, 1);
  console.log(`${runs} generated programs\n${table(rows)}`);
  for (const [rule, { agreeBad, agreeGood }] of rows) {
    expect(agreeGood, rule).toBeGreaterThan(0);
    expect(agreeBad, rule).toBeGreaterThan(0);
  }
}, 180_000);

it("a seed gives one program", () => {
  for (const family of ["downstream", "state", "blocking"] as const)
    expect(programOfSeed(family, 7)).toEqual(programOfSeed(family, 7));
});
