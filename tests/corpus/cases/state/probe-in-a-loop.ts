// What one turn of a loop notes for everybody, the next one may read; a stopwatch is not for everybody.
import type { Middleware } from "koa";

class Probes {
  private readonly reachable = new Map<string, boolean>();
  private at = 0;

  urls(all: readonly string[]): readonly string[] {
    if (Date.now() - this.at > 60_000) return all;
    return all.filter((url) => this.reachable.get(url) !== false);
  }

  markUnreachable(url: string) {
    this.reachable.set(url, false);
    this.at = Date.now();
  }
}

class Stopwatch {
  private at = 0;

  start() {
    this.at = Date.now();
  }

  stop(): number {
    return Date.now() - this.at;
  }
}

const probes = new Probes();
const watch = new Stopwatch();
const all = ["https://a.internal", "https://b.internal"];

async function report(error: unknown): Promise<void> {
  const [url] = probes.urls(all);
  if (url) await fetch(url, { method: "POST", body: String(error) });
}

export const proxied: Middleware = async (ctx) => {
  for (const url of probes.urls(all)) {
    try {
      ctx.body = await (await fetch(url)).text();
      return;
    } catch (error) {
      void report(error);
      probes.markUnreachable(url);
    }
  }
};

export const measured: Middleware = async (ctx) => {
  for (const url of all) {
    watch.start();
    await fetch(url);
    ctx.append("server-timing", String(watch.stop())); // ! no-shared-state-race
  }
};
