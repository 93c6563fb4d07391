// A number that is counted only behind a wait is one for all that come meanwhile.
import express from "express";

declare function send(id: string): Promise<void>;

class Late {
  private last = 0;
  private readonly texts = new Map<string, string>();

  async run(text: string): Promise<string | undefined> {
    const id = `job-${this.last}`;
    this.texts.set(id, text);
    await send(id);
    const kept = this.texts.get(id);
    this.last++;
    return kept;
  }
}

class Soon {
  private last = 0;
  private readonly texts = new Map<string, string>();

  async run(text: string): Promise<string | undefined> {
    const id = `job-${this.last}`;
    this.texts.set(id, text);
    this.last++;
    await send(id);
    return this.texts.get(id);
  }
}

const late = new Late();
const soon = new Soon();
const app = express();
app.post("/late", async (req, res) => {
  res.send(await late.run(String(req.query.text))); // ! no-request-state-leak
});
app.post("/soon", async (req, res) => {
  res.send(await soon.run(String(req.query.text)));
});
