// Functions that a factory makes, and that a constructor takes out of what it made for its own fields.
import { fastify } from "fastify";
import {
  init,
  ownCounter,
  sharedCounter,
  type Counter,
  type Database,
} from "./database";
import { startSpan, pool } from "./tracing";

class Meta {
  readonly query: Database["query"];
  readonly end: () => Promise<void>;

  constructor(host: string) {
    const { query, end } = init({ host });
    this.query = query;
    this.end = end;
  }
}

class Numbers {
  readonly next: Counter["next"];

  constructor() {
    this.next = sharedCounter().next;
  }
}

let seen = 0;

class Reports {
  private running = false;

  // A wrapper is given the work and nobody waits here: whoever calls it does.
  count(): Promise<number> {
    return startSpan("count", async () => {
      const before = seen;
      await pool.run("select 1");
      seen = before + 1; // ! no-shared-state-race:lostUpdate
      return seen;
    });
  }

  once(): Promise<void> {
    if (this.running) throw new Error("running");
    this.running = true;
    return startSpan("once", async () => {
      try {
        await pool.run("select 1");
      } finally {
        this.running = false;
      }
    });
  }

  // What the wrapped work counts in belongs to the call.
  sum(ids: readonly string[]): Promise<number> {
    let total = 0;
    const known = new Set<string>();
    return startSpan("sum", async () => {
      for (const id of ids) {
        if (known.has(id)) continue;
        const rows = await pool.run(id);
        known.add(id);
        total = total + rows.length;
      }
      return total;
    });
  }
}

// At the start, and never again.
function warm(): Promise<void> {
  return startSpan("warm", async () => {
    const before = seen;
    await pool.run("select 1");
    seen = before + 1;
  });
}

const reports = new Reports();
const app = fastify();

app.get("/rows", async () => {
  const meta = new Meta("localhost");
  const rows = await meta.query("select 1");
  await meta.end(); // ! no-blocking-call
  return rows;
});
app.get("/own", async () => {
  const counter = ownCounter();
  await counter.next();
  return counter.next();
});
app.get("/next", async () => new Numbers().next());
app.get("/count", async () => reports.count());
app.post("/once", async () => reports.once());
app.get("/sum", async () => reports.sum(["a", "b"]));

await warm();
await app.listen();
