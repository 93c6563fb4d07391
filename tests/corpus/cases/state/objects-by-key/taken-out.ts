import express from "express";

declare function note(text: string): Promise<void>;

class Job {
  runs = 0;

  async run(): Promise<void> {
    const before = this.runs;
    await note("run");
    this.runs = before + 1;
  }
}

interface Seat {
  taken: number;
}

async function take(seat: Seat): Promise<void> {
  const before = seat.taken;
  await note("take");
  seat.taken = before + 1;
}

const app = express();
const jobs = new Map<string, Job>();
const named: Record<string, Job> = {};
let waiting: Job[] = [];
let front: Seat = { taken: 0 };
const seats = new Map<string, Seat>();

function removed(id: string): Job | undefined {
  const job = jobs.get(id);
  if (job) jobs.delete(id);
  return job;
}

// Who takes an object out of its place has it alone.

app.post("/finish/:id", async (req, res) => {
  const job = jobs.get(req.params.id);
  jobs.delete(req.params.id);
  await job?.run();
  await removed(req.params.id)?.run();
  res.end();
});

app.post("/leave/:id", async (req, res) => {
  const seat = seats.get(req.params.id);
  if (seat === undefined) {
    res.sendStatus(404);
    return;
  }
  seats.delete(req.params.id);
  await take(seat);
  res.json(seat);
});

app.post("/named/:id", async (req, res) => {
  const job = named[req.params.id];
  delete named[req.params.id];
  await job?.run();
  res.end();
});

app.post("/flush", async (_req, res) => {
  const batch = waiting;
  waiting = [];
  for (const job of batch) await job.run();
  for (const [id, job] of jobs) {
    jobs.delete(id);
    await job.run();
  }
  res.end();
});

app.post("/next", async (_req, res) => {
  const job = waiting[0];
  waiting.shift();
  await job?.run();
  res.end();
});

app.post("/restart", async (_req, res) => {
  const old = front;
  front = { taken: 0 };
  await take(old);
  res.end();
});

// Others find it all the same.

app.post("/touch/:id", async (req, res) => {
  const job = jobs.get(req.params.id);
  if (!job) {
    res.sendStatus(404);
    return;
  }
  jobs.delete(req.params.id);
  jobs.set(req.params.id, job);
  await job.run(); // ! no-shared-state-race
  res.end();
});

app.post("/perhaps/:id", async (req, res) => {
  const job = jobs.get(req.params.id);
  if (req.query["end"]) jobs.delete(req.params.id);
  await job?.run(); // ! no-shared-state-race
  res.end();
});

app.post("/another/:id", async (req, res) => {
  const seat = seats.get(req.params.id);
  seats.delete("front");
  if (seat) await take(seat); // ! no-shared-state-race
  res.end();
});

app.post("/late", async (_req, res) => {
  const old = front;
  await take(old); // ! no-shared-state-race
  front = { taken: 0 };
  res.end();
});

export default app;
