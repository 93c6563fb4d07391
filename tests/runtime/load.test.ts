import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";

import type { TraceEvent } from "../../src/runtime/index.ts";
import { addressOf, runtime } from "./built.ts";

const { Chain, HttpRequest, serve, WorkerPool } = runtime;
const at = (name: string) => addressOf(name, "loaded");

const layers = ["Offloaded", "OnLoop", "Offloaded", "Halves", "OnLoop"];
const views = ["async", "sync", "template", "failing", "stream"] as const;

async function load(pool: InstanceType<typeof WorkerPool>) {
  return Chain.load({
    middleware: layers.map(at),
    urls: Object.fromEntries(
      views.map((view) => [`/${view}`, at(`${view}View`)]),
    ),
    pool,
  });
}

/** What request number `n` alone must be answered with. */
function expected(n: number): unknown[] {
  const view = views[n % views.length] ?? "";
  const own = String(n);
  const way = ["a", "m", "s", "a", "s"].map((layer) => `${layer}${own}`);
  const rendered = view === "template" ? [`t${own}`, `t${own}`] : [];
  const body =
    view === "failing" ? `rescued ${own}` : JSON.stringify([own, own, own]);
  return [200, [...rendered, ...way].join(" "), body];
}

async function ask(url: string, n: number): Promise<unknown[]> {
  const response = await fetch(`${url}/${views[n % views.length] ?? ""}?${n}`);
  const way = response.headers.get("x-way")?.trim();
  return [response.status, way, await response.text()];
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

describe("hundreds of requests at once", () => {
  it("the chain has an adapter of every kind", async () => {
    const pool = new WorkerPool(2);
    const chain = await load(pool);
    const kinds = new Set(
      chain.report.adaptations.map(({ at: place, direction, target }) =>
        [place.replace(/:.*/, ""), direction, target.replace(/.*\./, "")].join(
          " ",
        ),
      ),
    );
    expect([...kinds].sort()).toEqual([
      "below async_to_sync Halves",
      "below async_to_sync OnLoop",
      "below sync_to_async Offloaded",
      "hook async_to_sync process_exception",
      "hook sync_to_async process_template_response",
      "hook sync_to_async process_view",
      "top sync_to_async Offloaded",
    ]);
    const targets = new Set<string>();
    for (const view of views) {
      const trace: TraceEvent[] = [];
      const path = `/${view}`;
      await chain.handle(new HttpRequest({ path }), { trace });
      for (const event of trace)
        if (event.kind === "switch")
          targets.add(event.target.replace(/.*\./, ""));
    }
    for (const target of ["req", "rsp", "view", "render"])
      expect(targets).toContain(target);
    await pool.close();
  });

  it("each gets its own answer, and none is lost", async () => {
    const pool = new WorkerPool(2);
    const server = await serve(await load(pool));
    const url = `http://127.0.0.1:${server.port}`;
    const answers = await Promise.all(numbers(300).map((n) => ask(url, n)));
    expect(answers).toEqual(numbers(300).map(expected));
    await server.close();
    await pool.close();
  });

  it("a server that closes meanwhile answers all that it has taken", async () => {
    const pool = new WorkerPool(2);
    const chain = await load(pool);
    let taken = 0;
    const counting = Object.create(chain, {
      handle: {
        value: async (request: InstanceType<typeof HttpRequest>) => {
          taken += 1;
          return chain.handle(request);
        },
      },
    }) as typeof chain;
    const server = await serve(counting);
    const url = `http://127.0.0.1:${server.port}`;
    const asked = numbers(200).map((n) => ask(url, n));
    let answered = 0;
    for (const one of asked)
      one.then(
        () => (answered += 1),
        () => undefined,
      );
    while (answered < 30) await wait(1);
    expect(taken).toBe(200);
    const closing = server.close();
    expect(await Promise.all(asked)).toEqual(numbers(200).map(expected));
    await closing;
    await expect(fetch(url)).rejects.toThrow();
    await pool.close();
  });
});
