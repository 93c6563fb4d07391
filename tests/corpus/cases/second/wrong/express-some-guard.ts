import express from "express";

interface Booking {
  room: string;
  from: number;
  to: number;
}
declare const calendar: { create(booking: Booking): Promise<void> };

const bookings: Booking[] = [];
export const app = express();

app.post("/bookings", async (req, res) => {
  const wanted = req.body as Booking;
  const overlaps = bookings.some(
    (b) => b.room === wanted.room && b.from < wanted.to && wanted.from < b.to,
  );
  if (overlaps) {
    res.status(409).end();
    return;
  }
  await calendar.create(wanted);
  bookings.push(wanted); // ! no-shared-state-race
  res.status(201).json(wanted);
});
