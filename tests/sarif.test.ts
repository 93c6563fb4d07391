import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";

import { examples } from "../scripts/examples.ts";
import plugin from "../src/index.ts";
import sarif, { placesIn } from "../src/sarif.ts";

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: { readonly startLine: number };
  };
}

interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly rules: readonly { readonly id: string; helpUri: string }[];
      };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly Location[];
      readonly relatedLocations?: readonly Location[];
      readonly suppressions?: readonly { readonly kind: string }[];
    }[];
  }[];
}

const placeOf = ({ physicalLocation }: Location): string =>
  `${physicalLocation.artifactLocation.uri}:${String(physicalLocation.region.startLine)}`;

describe("places that a message names", () => {
  it.each([
    [
      "`readFileSync` blocks the event loop; reached by a → b (src/b.ts:7). Every",
      [{ file: "src/b.ts", line: 7 }],
    ],
    ["was read (line 30) before (line 31): lost", [{ line: 30 }, { line: 31 }]],
    ["on lines 3, 4 and 9", [{ line: 3 }, { line: 4 }, { line: 9 }]],
    ["`read (a:1)` of the deadline 5", []],
  ])("%s", (message, places) => {
    expect(placesIn(message)).toEqual(places);
  });
});

describe("examples/koa as SARIF", async () => {
  const { folder } = examples().find(({ name }) => name === "koa")!;
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: plugin.configs.recommendedStandalone,
  });
  const results = await eslint.lintFiles(["src"]);
  const log = JSON.parse(
    sarif(results, {
      cwd: folder,
      rulesMeta: eslint.getRulesMetaForResults(results),
    }),
  ) as Log;
  const found = log.runs[0]!.results;

  it("has every report, with the page of its rule", () => {
    expect(log.version).toBe("2.1.0");
    expect(found).toHaveLength(
      results.reduce((sum, { messages }) => sum + messages.length, 0),
    );
    const { rules } = log.runs[0]!.tool.driver;
    expect(new Set(rules.map(({ id }) => id))).toEqual(
      new Set(found.map(({ ruleId }) => ruleId)),
    );
    for (const { id, helpUri } of rules)
      expect(helpUri).toContain(`/docs/rules/${id.split("/")[1] ?? ""}.md`);
  });

  it("relates a blocking call to the end of its chain, a race to its read", () => {
    const related = found.flatMap(({ locations, relatedLocations = [] }) =>
      relatedLocations.map(
        (each) => `${placeOf(locations[0]!)} ${placeOf(each)}`,
      ),
    );
    expect(related).toContain("src/routes/books.ts:24 src/pricing/rates.ts:7");
    expect(related).toContain(
      "src/routes/orders.ts:37 src/routes/orders.ts:30",
    );
  });
});

it("says of a suppressed report that it is", async () => {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [{ rules: { "no-debugger": "error" } }],
  });
  const results = await eslint.lintText(
    "// eslint-disable-next-line no-debugger -- why\ndebugger;\n",
  );
  const { results: found } = (JSON.parse(sarif(results, {})) as Log).runs[0]!;
  expect(found.map(({ suppressions }) => suppressions)).toEqual([
    [{ kind: "inSource", justification: "why" }],
  ]);
});
