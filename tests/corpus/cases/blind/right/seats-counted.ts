// What is taken in the tick of the check is given back by itself; a counter from nothing keeps others out.
import express from "express";

class Seats {
  private free = 40;
  private running = 0;
  private report = "";

  async book(): Promise<boolean> {
    if (this.free === 0) return false;
    this.free -= 1;
    try {
      await fetch("https://pay.example", { method: "POST" });
      return true;
    } catch {
      this.free += 1;
      return false;
    }
  }

  async summarise(): Promise<string> {
    if (this.running !== 0) return this.report;
    this.running++;
    try {
      const before = this.report;
      const answer = await fetch("https://report.example");
      this.report = before + (await answer.text());
      return this.report;
    } finally {
      this.running--;
    }
  }
}

const seats = new Seats();
const app = express();

app.post("/book", async (_req, res) => {
  res.json({ booked: await seats.book() });
});
app.get("/summary", async (_req, res) => {
  res.send(await seats.summarise());
});

export { app };
