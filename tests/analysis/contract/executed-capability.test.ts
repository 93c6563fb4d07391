import path from "node:path";
import { describe, expect, it } from "vitest";

import { marksOf } from "../../corpus/project.ts";
import { executableCases, exportsOf, faultsOf, loadCase } from "./oracle.ts";

const rule = "consistent-capability";

/**
 * Every middleware that the cases export runs on the reference runtime: alone, below one of Django's
 * own kind, sync and async. The marked ones misbehave there, the others don't.
 */
describe.each(
  executableCases("contract").map((file) => [path.basename(file), file]),
)("%s", (_, file) => {
  const marks = marksOf(file).filter((mark) => mark.rule === rule);
  const places = [...exportsOf(file)];

  it("every mark stands in something that runs", () => {
    const stray = marks.filter(
      ({ line }) =>
        !places.some(([, { from, to }]) => from <= line && line <= to),
    );
    expect(stray).toEqual([]);
  });

  it.each(places)("%s", async (name, { from, to }) => {
    const layer = (await loadCase(file))[name];
    if (!layer) throw new Error(`${name} is no value`);
    const own = marks.filter(({ line }) => from <= line && line <= to);
    const isWrong = own.some(({ strict }) => !strict);
    const faults = await faultsOf(layer, "infer");
    if (isWrong) expect(faults).not.toEqual([]);
    else expect(faults).toEqual([]);
    // What strict says: it works because the chain infers.
    if (own.some(({ strict }) => strict))
      expect(await faultsOf(layer, "django")).not.toEqual([]);
  });
});
