// A helper that checks what it fills, and something else with it: what its caller has checked before a wait says nothing of that.
import express from "express";

declare function query(text: string): Promise<readonly string[]>;

const app = express();

let table: readonly string[] | undefined;

/** Read once, and again where that is asked for. */
function tableNow(fresh = false): readonly string[] {
  if (!table || fresh) {
    table = Object.keys(process.env);
  }
  return table;
}

app.get("/table", async (_request, response) => {
  if (tableNow().length > 3) {
    response.sendStatus(404);
    return;
  }
  const rows = await query("rows");
  response.json({ rows, table: tableNow(true) });
});

interface Config {
  readonly url: string;
  readonly tenants: boolean;
}

let config: Config | undefined;

function configNow(options?: { reload?: boolean }): Config {
  if (config && !options?.reload) return config;
  config = {
    url: process.env["URL"] ?? "",
    tenants: process.env["TENANTS"] === "1",
  };
  return config;
}

/** One call deeper, and back the same way. */
function reloaded(): Config {
  return configNow({ reload: true });
}

app.get("/config", async (_request, response) => {
  if (configNow().url === "none") {
    response.sendStatus(404);
    return;
  }
  const rows = await query("rows");
  response.json({ rows, url: reloaded().url });
});

let worker: { readonly id: number } | undefined;

function workerNow(fresh: boolean): { readonly id: number } {
  return worker && !fresh ? worker : (worker = { id: process.pid });
}

app.get("/worker", async (_request, response) => {
  if (workerNow(false).id > 3) {
    response.sendStatus(404);
    return;
  }
  const rows = await query("rows");
  response.json({ rows, worker: workerNow(true) });
});

/** In one body. */
let names: readonly string[] | undefined;

app.get("/names", async (request, response) => {
  if (names && names.length > 100) {
    response.json(names);
    return;
  }
  const rows = await query("names");
  if (!names || request.query["fresh"] !== undefined) names = rows;
  response.json(names);
});

let open = 10;

/** Its check decides what is logged, not what is written. */
function noteOpen(left: number): void {
  if (open && process.env["VERBOSE"]) console.log(open);
  open = left;
}

app.post("/seats", async (_request, response) => {
  if (open <= 0) {
    response.sendStatus(409);
    return;
  }
  const left = open - 1;
  await query("take one");
  noteOpen(left); // ! no-shared-state-race
  response.end();
});

app.put("/seats", async (_request, response) => {
  if (open <= 0) {
    response.sendStatus(409);
    return;
  }
  const rows = await query("seats");
  noteOpen(rows.length); // ! no-shared-state-race
  response.end();
});

let left = 10;

/** It checks, but what it writes is what its caller has read before the wait. */
function noteLeft(now: number, force = false): void {
  if (left > 0 || force) left = now;
}

app.post("/left", async (_request, response) => {
  const now = left - 1;
  await query("take one");
  noteLeft(now); // ! no-shared-state-race
  response.end();
});

export { app };
