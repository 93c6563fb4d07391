import express from "express";

class Turnstile {
  private readonly waiting: (() => void)[] = [];
  private held = false;

  async acquire(): Promise<() => void> {
    if (this.held)
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.held = true;
    return () => {
      this.held = false;
      this.waiting.shift()?.();
    };
  }
}

declare function charge(amount: number): Promise<number>;

const turnstile = new Turnstile();
let earned = 0;
const app = express();

app.post("/charge/:amount", async (req, res) => {
  const leave = await turnstile.acquire();
  try {
    const before = earned;
    earned = before + (await charge(Number(req.params.amount)));
  } finally {
    leave();
  }
  res.json({ earned });
});
