import { describe, expect, it } from "vitest";

import { programOf, typeErrors } from "../lint.ts";
import { samples } from "./samples.ts";
import { sitesOf } from "./sites.ts";

describe.each(Object.entries(samples))("%s", (_, sample) => {
  it("is recognised", () => {
    expect(sitesOf(sample.text, sample.settings)).toEqual(sample.sites);
  });

  it("is a sample that compiles", () => {
    expect(typeErrors(programOf({ "file.ts": sample.text }))).toEqual([]);
  });
});

describe("switches", () => {
  it("a framework that is off has no sites", () => {
    expect(
      sitesOf(samples["koa"]!.text, { frameworks: { koa: false } }),
    ).toEqual([]);
  });

  it("a client-side framework is off unless asked for", () => {
    expect(sitesOf(samples["redux"]!.text)).toEqual([]);
  });
});
