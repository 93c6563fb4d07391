import { expect, it } from "vitest";

import type { TraceEvent } from "../../src/runtime/index.ts";
import { addressOf, pool, runtime } from "./built.ts";

const { Chain, HttpRequest, onionDiagram, stepTable } = runtime;

async function traced(names: readonly string[], view: string) {
  const trace: TraceEvent[] = [];
  const chain = await Chain.load({
    middleware: names.map((name) => addressOf(name)),
    urls: addressOf(view),
    pool,
  });
  await chain.handle(new HttpRequest(), { trace });
  return trace;
}

it("shows a run as a table of steps", async () => {
  expect(stepTable(await traced(["Async"], "asyncView"))).toBe(
    [
      "| Step | Action | Awaited? | State |",
      "|---|---|---|---|",
      "| 1 | Async gets the request | yes | on the event loop |",
      "| 2 | the view runs | yes | on the event loop |",
      "| 3 | Async answers | no | response 200 |",
    ].join("\n"),
  );
});

it("shows a run as an onion, with the switches between threads", async () => {
  expect(onionDiagram(await traced(["Async", "Sync"], "asyncView"))).toBe(
    [
      "sequenceDiagram",
      "  participant client",
      "  participant Async",
      "  participant Sync",
      "  participant view",
      "  client->>+Async: request (async)",
      "  Note over Async: sync_to_async Sync",
      "  Async->>+Sync: request (sync)",
      "  Note over Sync: async_to_sync core",
      "  Sync->>view: view (async)",
      "  Sync-->>-Async: response 200",
      "  Async-->>-client: response 200",
    ].join("\n"),
  );
});

it("writes names that Mermaid would take for syntax as text", () => {
  const event = (phase: string, actor: string): TraceEvent => ({
    ...{ kind: "call", actor, phase, side: "async" },
  });
  const trace: TraceEvent[] = [
    event("enter", "end"),
    event("enter", "my layer; #2"),
    event("leave", "my layer; #2"),
    event("leave", "end"),
  ];
  expect(onionDiagram(trace)).toBe(
    [
      "sequenceDiagram",
      "  participant client",
      "  participant layer_1 as end",
      "  participant layer_2 as my layer#59; #35;2",
      "  client->>+layer_1: request (async)",
      "  layer_1->>+layer_2: request (async)",
      "  layer_2-->>-layer_1: response ",
      "  layer_1-->>-client: response ",
    ].join("\n"),
  );
});
