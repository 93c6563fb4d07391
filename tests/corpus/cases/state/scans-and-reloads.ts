// Checks that decide nothing about the write behind them: the end of a list, a look before a reload, a fill.
import express from "express";

declare function priceOf(model: string): Promise<number>;
declare function fetchRates(): Promise<{ base: string }>;
declare function modifiedAt(file: string): number;
declare function parse(file: string): { tables: string[] };
declare function drop(table: string): Promise<void>;

const app = express();

class Runs {
  private static readonly lines = new Map<string, string[]>();

  /** Right: the loop ends where the list does, and what is added then goes to its end. */
  static async close(id: string): Promise<readonly string[]> {
    const lines = Runs.lines.get(id) ?? [];
    let model = "";
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at];
      if (line?.startsWith("model=")) model = line;
    }
    const price = await priceOf(model);
    lines.push(`price=${String(price)}`);
    return lines;
  }
}

app.post("/runs/:id/close", async (req, res) => {
  res.json(await Runs.close(req.params.id));
});

let seats = 0;

/** Wrong: how many there are decides whether one more is taken. */
app.post("/seats", async (_req, res) => {
  if (seats >= 40) {
    res.sendStatus(409);
    return;
  }
  await priceOf("seat");
  seats += 1; // ! no-shared-state-race:staleCheck
  res.json({ seats });
});

let readAt = 0;
let layout: { tables: string[] } | undefined;

function reload(): void {
  const changed = modifiedAt("layout.yml");
  if (changed === readAt) return;
  readAt = changed;
  layout = parse("layout.yml");
}

function tables(): readonly string[] {
  reload();
  return layout?.tables ?? [];
}

/** Right: whoever asks reads the file anew where it has changed, whatever was asked before. */
app.delete("/tables/:name", async (req, res) => {
  if (!tables().includes(req.params.name)) {
    res.sendStatus(404);
    return;
  }
  await drop(req.params.name);
  res.json({ left: tables().length });
});

class Rates {
  readonly base: string;

  constructor({ base }: { base: string }) {
    this.base = base;
  }
}

let rates: Rates | undefined;

/** Only a fill that two requests may do twice. */
app.get("/rates", async (_req, res) => {
  rates = rates || new Rates(await fetchRates()); // !strict no-shared-state-race:lateFill
  res.json({ base: rates.base });
});

let visits = 0;

app.get("/visits", async (_req, res) => {
  visits = visits + (await priceOf("visit")); // ! no-shared-state-race:lostUpdate
  res.json({ visits });
});

let timer: NodeJS.Timeout | undefined;
let link: { ready: boolean } | undefined;

function stopTimer(): void {
  if (timer) clearInterval(timer);
  timer = undefined;
}

function startTimer(): void {
  stopTimer();
  timer = setInterval(() => undefined, 5_000);
  timer.unref();
}

function connection(): { ready: boolean } {
  if (!link?.ready) {
    startTimer();
    link = { ready: true };
  }
  return link;
}

async function untilReady(): Promise<boolean> {
  const found = connection();
  await priceOf("connection");
  return found.ready;
}

/** Right: both calls look after the one timer that the process has. */
app.get("/ready", async (_req, res) => {
  const ready = await untilReady();
  res.json({ ready: ready && connection().ready });
});

interface Wire {
  ask(key: string): Promise<number>;
}

declare class Dialled implements Wire {
  constructor(host: string);
  ask(key: string): Promise<number>;
}

class Quota {
  private static wire: Wire | undefined;
  private static only: Quota | undefined;

  /** Right: whoever makes the one object makes all that it needs, in one tick. */
  static get(): Quota {
    if (!Quota.only) {
      Quota.wire = new Dialled("quota.example");
      Quota.only = new Quota();
    }
    return Quota.only;
  }

  async left(key: string): Promise<number> {
    await priceOf(key);
    return (await Quota.wire?.ask(key)) ?? 0;
  }
}

app.get("/quota", async (req, res) => {
  res.json({ left: await Quota.get().left(req.ip ?? "") });
});

const ready: Record<string, boolean> = {};
const paid: Record<string, boolean> = {};

class Bucket {
  constructor(private readonly name: string) {}

  /** To make it twice does nothing that once wouldn't. */
  async ensure(): Promise<void> {
    if (ready[this.name]) return;
    await drop(this.name);
    ready[this.name] = true; // !strict no-shared-state-race:lateFill
  }
}

const uploads = new Bucket("uploads");

app.post("/uploads", async (_req, res) => {
  await uploads.ensure();
  res.sendStatus(201);
});

app.post("/orders/:id/pay", async (req, res) => {
  if (paid[req.params.id]) {
    res.sendStatus(409);
    return;
  }
  await drop(req.params.id);
  paid[req.params.id] = true; // ! no-shared-state-race:staleCheck
  res.sendStatus(204);
});

app.delete("/orders/:id", (req, res) => {
  delete paid[req.params.id];
  res.sendStatus(204);
});

export { app };
