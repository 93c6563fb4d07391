import { randomUUID } from "node:crypto";
import express from "express";

// A long job that any request may start anew: it compares its own token with the shared one and gives up
// when a newer run has begun. `running` is there for others to switch off.

class Scanner {
  private session = "";
  private running = false;

  async run(): Promise<void> {
    const session = randomUUID();
    this.session = session;
    this.running = true;
    for (let page = 0; page < 100; page++) {
      await fetch(`https://media.test/items?page=${page}`);
      if (!this.running) throw new Error("stopped");
      if (this.session !== session) throw new Error("a newer scan runs");
    }
    if (this.session === session) this.running = false;
  }

  cancel(): void {
    this.running = false;
  }

  status(): { running: boolean } {
    return { running: this.running };
  }
}

const scanner = new Scanner();
const app = express();

app.post("/scan", (req, res) => {
  if (req.body.cancel) scanner.cancel();
  else void scanner.run();
  res.json(scanner.status());
});

app.post("/scan/wait", async (_req, res) => {
  await scanner.run();
  res.json(scanner.status());
});

export { app };
