import ts from "typescript";
import { describe, expect, it } from "vitest";

import {
  halfSwitchesOf,
  hookAdaptersOf,
  switchesOf,
  type Side,
} from "../../../src/analysis/contract/adapter-count.ts";
import {
  layerOfEntry,
  type ChainLayer,
} from "../../../src/analysis/contract/chain-layers.ts";
import { listsIn } from "../../../src/analysis/contract/chain-lists.ts";
import { projectOf } from "../../../src/analysis/project.ts";
import { settingsOf } from "../../../src/settings.ts";
import type { Chain, TraceEvent } from "../../../src/runtime/index.ts";
import { programOf, typeErrors, virtual } from "../../lint.ts";
import { addressOf, pool, runtime } from "../../runtime/built.ts";

const names = [
  ...["Undeclared", "DeclaredSync", "SyncWithHooks", "Async"],
  ...["AsyncWithHooks", "Inferred", "Dual", "Hybrid", "OneHalf"],
  ...["TwoHalves", "asyncFunction", "hybridFunction", "plainFunction"],
] as const;

// A fixed seed: the same chains in every run.
let seed = 20_261_124;
function random(below: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed % below;
}

const chains = Array.from({ length: 3000 }, () =>
  Array.from({ length: 2 + random(7) }, () => names[random(names.length)]!),
);

/** The chains as code, read by the analysis. */
const file = "chains.ts";
const program = programOf(
  {
    [file]: `import { ${names.join(", ")} } from "../runtime/modules/palette.ts";
export const chains = [
${chains.map((chain) => `  [${chain.join(", ")}],`).join("\n")}
];`,
  },
  { allowImportingTsExtensions: true },
);
const project = projectOf(program, settingsOf(undefined).settings);
const lists = listsIn(
  project.checker,
  program.getSourceFile(virtual(file))!,
).filter(({ node }) => ts.isArrayLiteralExpression(node.parent));

function layersOf(index: number, policy: "infer" | "django"): ChainLayer[] {
  return lists[index]!.entries.map((entry) => {
    const layer = layerOfEntry(project, entry, policy);
    if (!layer) throw new Error(`${entry.node.getText()} isn't known`);
    return layer;
  });
}

async function load(
  index: number,
  root: Side,
): Promise<Chain> {
  return runtime.Chain.load({
    middleware: chains[index]!.map((name) => addressOf(name, "palette")),
    urls: addressOf(root === "async" ? "asyncView" : "syncView", "plain"),
    root,
    pool,
  });
}

it("reads every chain", () => {
  expect(typeErrors(program)).toEqual([]);
  expect(lists.length).toBe(chains.length);
});

describe.each(["async", "sync"] as const)("under a %s root", (root) => {
  it("counts the adapters that the runtime builds", async () => {
    for (const index of chains.keys()) {
      const { report } = await load(index, root);
      const layers = layersOf(index, "infer");
      const hooks = report.adaptations.filter(({ at }) => at === "hook").length;
      expect
        .soft(
          {
            between: switchesOf(layers, root).length,
            hooks: hookAdaptersOf(layers, root),
          },
          chains[index]!.join(" "),
        )
        .toEqual({ between: report.adaptations.length - hooks, hooks });
    }
  }, 120_000);
});

it("counts the switches of a mixin's halves", async () => {
  const mixed = [...chains.keys()]
    .filter((index) => chains[index]!.some((name) => /Hal/.test(name)))
    .slice(0, 40);
  for (const index of mixed) {
    const trace: TraceEvent[] = [];
    const chain = await load(index, "async");
    await chain.handle(new runtime.HttpRequest(), { trace });
    const halves = trace.filter(
      (event) => event.kind === "switch" && /\.(?:req|rsp)$/.test(event.target),
    ).length;
    expect
      .soft(
        halfSwitchesOf(layersOf(index, "infer"), "async"),
        chains[index]!.join(" "),
      )
      .toBe(halves);
  }
}, 60_000);

it("tells what strict Django takes for sync", () => {
  const index = chains.findIndex((chain) => chain.includes("Inferred"));
  const at = chains[index]!.indexOf("Inferred");
  expect(layersOf(index, "infer")[at]!.mode).toBe("async");
  expect(layersOf(index, "django")[at]!.mode).toBe("sync");
});
