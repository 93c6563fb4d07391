import express from "express";

declare function work(): Promise<string>;
declare function audit(): Promise<void>;
declare function charge(id: string): Promise<void>;

enum State {
  Closed,
  Open,
  Half,
}

/** Any number of requests may pass; a failure shuts them out. */
class Breaker {
  #state: "closed" | "open" = "closed";
  #failures = 0;

  async run(): Promise<string> {
    if (this.#state === "open") throw new Error("open");
    try {
      const result = await work();
      this.#failures = 0;
      this.#state = "closed";
      return result;
    } catch (error) {
      this.#failures += 1;
      if (this.#failures > 5) this.#state = "open";
      throw error;
    }
  }
}

class ProbingBreaker {
  private state = State.Closed;
  private failures = 0;
  private openedAt = 0;

  async run(): Promise<string> {
    if (this.state === State.Open) {
      if (Date.now() - this.openedAt < 1000) throw new Error("open");
      this.state = State.Half;
    }
    try {
      const result = await work();
      this.succeed();
      return result;
    } catch (error) {
      this.fail();
      throw error;
    }
  }

  private succeed(): void {
    this.failures = 0;
    this.state = State.Closed;
  }

  private fail(): void {
    if (++this.failures <= 5) return;
    this.state = State.Open;
    this.openedAt = Date.now();
  }
}

const breaker = new Breaker();
const probing = new ProbingBreaker();
const app = express();

app.get("/one", async (_req, res) => {
  res.send(await breaker.run());
});

app.get("/two", async (_req, res) => {
  res.send(await probing.run());
});

// An order is one thing, and is paid once.
interface Order {
  status: "new" | "paid" | "failed";
}
const orders = new Map<string, Order>();

app.post("/orders/:id", async (req, res) => {
  const order = orders.get(req.params.id);
  if (!order || order.status === "failed") return void res.sendStatus(409);
  try {
    await charge(req.params.id);
    order.status = "paid"; // ! no-shared-state-race:staleCheck
  } catch {
    order.status = "failed";
  }
  res.sendStatus(204);
});

let stage: "idle" | "running" = "idle";

app.post("/run", async (_req, res) => {
  if (stage === "running") return void res.sendStatus(409);
  await work();
  stage = "running"; // ! no-shared-state-race:staleCheck
  res.sendStatus(204);
});

// The code is renewed with each use: all who come before that are let in by the same one.
let code = "first";

app.post("/join", async (req, res) => {
  if (req.query["code"] !== code) return void res.sendStatus(403);
  await audit();
  code = crypto.randomUUID(); // ! no-shared-state-race:staleCheck
  res.sendStatus(204);
});

let lastKey = "";

app.post("/once/:key", async (req, res) => {
  if (req.params.key === lastKey) return void res.sendStatus(409);
  await charge(req.params.key);
  lastKey = req.params.key; // ! no-shared-state-race:staleCheck
  res.sendStatus(204);
});

// What is there isn't compared, but missing.
let config: string | undefined;

app.get("/config", async (_req, res) => {
  if (config === undefined) config = await work(); // !strict no-shared-state-race:lateFill
  res.send(config);
});
