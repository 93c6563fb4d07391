// Limits and names that a method of their own checks, which throws: whoever comes back from it has passed the check.
import express from "express";

declare function upload(name: string): Promise<{ readonly bytes: number }>;
declare function userOf(id: string): Promise<{ readonly name: string }>;
declare function complete(prompt: string): Promise<{ readonly usd: number }>;
declare function matches(name: string, password: string): Promise<boolean>;

class BudgetExhausted extends Error {}

class Budget {
  private spent = 0;

  constructor(private readonly most: number) {}

  reserve(usd: number): void {
    if (this.spent + usd > this.most) throw new BudgetExhausted();
  }

  record(usd: number): void {
    this.spent += usd;
  }
}

class ReservedBudget {
  private spent = 0;
  private held = 0;

  constructor(private readonly most: number) {}

  reserve(usd: number): void {
    if (this.spent + this.held + usd > this.most) throw new BudgetExhausted();
    this.held += usd;
  }

  settle(estimate: number, usd: number): void {
    this.held -= estimate;
    this.spent += usd;
  }
}

const budget = new Budget(5);
const reserved = new ReservedBudget(5);
const app = express();

app.post("/chat", async (req, res) => {
  budget.reserve(0.1);
  const answer = await complete(String(req.query["prompt"]));
  budget.record(answer.usd); // ! no-shared-state-race:staleCheck
  res.json(answer);
});

app.post("/v2/chat", async (req, res) => {
  reserved.reserve(0.1);
  let usd = 0;
  try {
    const answer = await complete(String(req.query["prompt"]));
    usd = answer.usd;
    res.json(answer);
  } finally {
    reserved.settle(0.1, usd);
  }
});

class Disk {
  private used = 0;
  private readonly names = new Set<string>();

  private assertSpace(bytes: number): void {
    if (this.used + bytes > 1_000_000) throw new Error("disk full");
  }

  private assertFree(name: string): void {
    if (this.names.has(name)) throw new Error(`${name} is taken`);
  }

  async save(name: string): Promise<void> {
    this.assertSpace(1);
    const { bytes } = await upload(name);
    this.used += bytes; // ! no-shared-state-race:staleCheck
  }

  async saveChecked(name: string): Promise<void> {
    const { bytes } = await upload(name);
    this.assertSpace(bytes);
    this.used += bytes;
  }

  async claim(name: string): Promise<void> {
    this.assertFree(name);
    this.names.add(name);
    try {
      await upload(name);
    } catch (error) {
      this.names.delete(name);
      throw error;
    }
  }

  async claimLate(name: string): Promise<void> {
    this.assertFree(name);
    await upload(name);
    this.names.add(name); // ! no-shared-state-race:staleCheck
  }
}

const disk = new Disk();

app.put("/files/:name", async (req, res) => {
  await disk.save(req.params.name);
  await disk.saveChecked(req.params.name);
  res.end();
});

app.put("/names/:name", async (req, res) => {
  if (req.query["late"]) await disk.claimLate(req.params.name);
  else await disk.claim(req.params.name);
  res.end();
});

interface Room {
  readonly most: number;
  readonly members: string[];
}

const rooms = new Map<string, Room>();

function roomOf(id: string): Room {
  const room = rooms.get(id);
  if (!room) throw new Error("no such room");
  return room;
}

function assertOpen(room: Room): void {
  if (room.members.length >= room.most) throw new Error("full");
}

app.post("/rooms/:id/members", async (req, res) => {
  const room = roomOf(req.params.id);
  assertOpen(room);
  const user = await userOf(req.get("x-user") ?? "");
  room.members.push(user.name); // ! no-shared-state-race:staleCheck
  res.end();
});

app.post("/v2/rooms/:id/members", async (req, res) => {
  const room = roomOf(req.params.id);
  assertOpen(room);
  const user = await userOf(req.get("x-user") ?? "");
  assertOpen(room);
  room.members.push(user.name);
  res.end();
});

// What was looked for and found is taken away, whoever was faster.
app.delete("/rooms/:id", async (req, res) => {
  roomOf(req.params.id);
  await userOf(req.get("x-user") ?? "");
  rooms.delete(req.params.id);
  res.end();
});

const failures = new Map<string, number>();

function assertNotLocked(name: string): void {
  if ((failures.get(name) ?? 0) >= 5) throw new Error("locked");
}

app.post("/login", async (req, res) => {
  const { name, password } = req.body as { name: string; password: string };
  assertNotLocked(name);
  if (await matches(name, password)) {
    failures.delete(name);
    res.end();
    return;
  }
  failures.set(name, (failures.get(name) ?? 0) + 1); // ! no-shared-state-race:staleCheck
  res.sendStatus(401);
});

// A gate counts who comes in, in the tick in which it looks.
class Gate {
  private inside = 0;

  enter(): void {
    if (this.inside >= 3) throw new Error("busy");
    this.inside++;
  }

  leave(): void {
    this.inside--;
  }
}

const gate = new Gate();

app.post("/gate", async (req, res) => {
  gate.enter();
  try {
    res.json(await upload(req.path));
  } finally {
    gate.leave();
  }
});

// A method that only says that something is ready lets everybody in.
let client: object | undefined;

function assertReady(): void {
  if (!client) throw new Error("not ready");
}

app.post("/reload", async (_req, res) => {
  assertReady();
  client = await userOf("system");
  res.end();
});

export { app };
