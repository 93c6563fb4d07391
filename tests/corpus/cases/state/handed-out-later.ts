import express from "express";

interface Visit {
  readonly path: string;
  readonly at: number;
}
interface Sink {
  ready(): Promise<void>;
  insert(rows: readonly Visit[]): Promise<void>;
  logs: { rotate(): Promise<void> };
}
declare const sink: Sink;
declare const logger: { flush(): Promise<void>; log(text: string): void };

/** All that came while the first wait and the second one were on goes with what was written. */
class Visits {
  private waiting: Visit[] = [];

  async add(visit: Visit): Promise<void> {
    this.waiting.push(visit);
    if (this.waiting.length < 50) return;
    await sink.ready();
    await sink.insert(this.waiting);
    this.waiting = []; // ! no-shared-state-race
  }
}

let lines: Visit[] = [];
async function record(visit: Visit): Promise<void> {
  lines.push(visit);
  if (lines.length >= 50) {
    await sink.ready();
    const size = lines.length;
    await sink.insert(lines);
    lines = []; // ! no-shared-state-race
    logger.log(`${size} lines`);
  }
}

/** Taken before the first wait. */
class Taken {
  private waiting: Visit[] = [];

  async add(visit: Visit): Promise<void> {
    this.waiting.push(visit);
    if (this.waiting.length < 50) return;
    const all = this.waiting;
    this.waiting = [];
    await sink.ready();
    await sink.insert(all);
  }
}

/** A number of the last requests begins again. */
let log = 0;
async function rotate(): Promise<void> {
  log++;
  if (log >= 100) {
    await logger.flush();
    await sink.logs.rotate();
    log = 0;
  }
}

/** Nothing of it is handed out, whose name another one contains. */
let count: string | undefined;
declare const account: { save(): Promise<void> };
async function forget(): Promise<void> {
  if (count !== undefined) {
    await account.save();
    count = undefined; // !strict no-shared-state-race
  }
}

const byHost: Record<string, Visit[]> = {};
async function recordOf(host: string, visit: Visit): Promise<void> {
  (byHost[host] ??= []).push(visit);
  if (Number(byHost[host]?.length) >= 50) {
    await sink.insert(byHost[host]);
    byHost[host] = []; // ! no-shared-state-race
  }
}

const visits = new Visits();
const taken = new Taken();
const app = express();
app.use((req, _res, next) => {
  const visit = { path: req.path, at: Date.now() };
  Promise.all([
    visits.add(visit),
    record(visit),
    recordOf(req.hostname, visit),
    taken.add(visit),
    rotate(),
    forget(),
  ])
    .then(() => {
      next();
    })
    .catch(next);
});
