import express from "express";

declare function bookings(): Promise<Date[]>;

export const app = express();

app.get("/bookings", async (req, res) => {
  process.env["TZ"] = req.get("x-timezone") ?? "UTC"; // ! no-request-state-leak
  const all = await bookings();
  res.json(
    all.map((date) => `${date.toLocaleTimeString()} ${process.env["TZ"]}`),
  );
});
