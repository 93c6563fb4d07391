import { describe, expect, it } from "vitest";

import type { CapabilityPolicy } from "../../src/runtime/index.ts";
import { addressOf, pool, runtime } from "./built.ts";

const { Chain, HttpRequest } = runtime;

interface Inferred {
  readonly name: string;
  /** What the note says that strict Django would do, and what the strict policy here does. */
  readonly says: RegExp;
  readonly strict: string;
}

const inferences: readonly Inferred[] = [
  {
    name: "raw",
    says: /sync-only, never await `call`, and fail with the promise as response/,
    strict: "no response: unawaited_downstream_as_response",
  },
  {
    name: "Dual",
    says: /run `call` on a worker thread and never call `acall`/,
    strict: "200 call",
  },
  {
    name: "AcallOnly",
    says: /never calls `acall`: without `call` it fails at the first request/,
    strict: "500",
  },
  {
    name: "bare",
    says: /under ASGI it refuses the async function/,
    strict: "refused at load: sync_to_async_of_async",
  },
  {
    name: "asyncFactory",
    says: /never awaits a factory: .* every request a 500/,
    strict: "500",
  },
  {
    name: "asyncFactoryOfSync",
    says: /never awaits a factory: .* every request a 500/,
    strict: "500",
  },
];

async function run(name: string, capabilities: CapabilityPolicy) {
  const code = (error: unknown) => (error as { code: string }).code;
  const settings = {
    middleware: [addressOf(name, "odd")],
    urls: addressOf("asyncView"),
    ...{ capabilities, pool },
  };
  let chain: Awaited<ReturnType<typeof Chain.load>>;
  try {
    chain = await Chain.load(settings);
  } catch (error) {
    return { outcome: `refused at load: ${code(error)}`, notes: [] };
  }
  const notes = chain.report.diagnostics;
  try {
    const { statusCode, headers } = await chain.handle(new HttpRequest());
    const dual = headers.get("x-dual");
    return { outcome: [statusCode, dual ?? []].flat().join(" "), notes };
  } catch (error) {
    return { outcome: `no response: ${code(error)}`, notes };
  }
}

describe("what is inferred comes with a note of what strict Django does", () => {
  it.each(inferences)("$name", async ({ name, says, strict }) => {
    const inferred = await run(name, "infer");
    expect(inferred.outcome).toMatch(/^200/);
    expect(inferred.notes).toMatchObject([
      { code: "inferred_capability", layer: name },
    ]);
    expect(inferred.notes[0]?.message).toMatch(says);
    const { outcome, notes } = await run(name, "django");
    expect(outcome).toBe(strict);
    expect(notes).toEqual([]);
  });
});
