import express from "express";

class Seats {
  private free = 40;

  async book(): Promise<boolean> {
    const before = this.free;
    if (before === 0) return false;
    this.free = before - 1;
    try {
      await fetch("https://pay.example", { method: "POST" });
      return true;
    } catch {
      this.free = before; // ! no-shared-state-race:lostUpdate
      return false;
    }
  }
}

const seats = new Seats();
const app = express();

app.post("/book", async (_req, res) => {
  res.json({ booked: await seats.book() });
});

export { app };
