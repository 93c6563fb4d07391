import fs from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { loadBuilt, pool } from "../runtime/built.ts";
import type * as Replay from "./replay.ts";
import type { Vector, VectorFile } from "./vectors.ts";

const { play, replay } = await loadBuilt<typeof Replay>(
  "tests/conformance/replay.js",
);
const { vectors } = JSON.parse(
  fs.readFileSync(new URL("./seed.json", import.meta.url), "utf8"),
) as VectorFile;

// A promise that nothing awaits runs on here, and may reject (SPEC section 7, point 1).
const ignore = (): undefined => undefined;
beforeAll(() => void process.on("unhandledRejection", ignore));
afterAll(() => void process.off("unhandledRejection", ignore));

describe("Django's own answers to the tutorials' samples, strictly", () => {
  it.each(vectors.map((vector) => [vector.id, vector] as const))(
    "%s",
    async (_, vector) => {
      expect(await replay(vector, pool)).toEqual({ kind: "passed" });
    },
  );
});

describe("the same samples, inferred, do what the tutorials say", () => {
  /** What answers otherwise than with the view's 200, and is meant to. */
  const statuses: Readonly<Record<string, number>> = {
    // A blocking query on the loop.
    "seed-009": 500,
    // The rate limit, over async and sync code.
    "seed-011": 429,
    "seed-019": 429,
    // A promise that is used as the response.
    "seed-015": 500,
    "seed-023": 500,
  };

  it.each(vectors.map((vector) => [vector.id, vector] as const))(
    "%s",
    async (id, { scenario }) => {
      const { outcome, events } = await play(scenario, pool, {
        capabilities: "infer",
      });
      expect(outcome).toMatchObject({
        kind: "response",
        status: statuses[id] ?? 200,
      });
      // Unlike in strict mode, every middleware's body has run.
      for (const { name, kind } of scenario.middleware)
        if (kind === "class")
          expect(events.map(({ actor }) => actor)).toContain(name);
    },
  );
});

describe("a replay", () => {
  const [first] = vectors as [Vector];

  it("fails where an answer is another", async () => {
    const outcome = { kind: "response", status: 418 } as const;
    const wrong = { ...first, expect: { ...first.expect, outcome } };
    expect(await replay(wrong, pool)).toMatchObject({ kind: "failed" });
  });

  it("skips what it can't play, with the reason", async () => {
    const middleware = [{ ...first.scenario.middleware[0]!, new_field: 1 }];
    const scenario = { ...first.scenario, middleware };
    expect(await replay({ ...first, scenario }, pool)).toMatchObject({
      kind: "skipped",
      reason: expect.stringContaining("new_field") as string,
    });
  });
});
