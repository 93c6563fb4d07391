// A copy of an entry goes back under a part of its own (`seats.set(seat.id, { ...seat, owner })`): the slot that it came from.
import express from "express";

declare function pay(): Promise<string>;

interface Seat {
  readonly id: string;
  readonly owner?: string | undefined;
  readonly label?: string;
}

const app = express();

const seats = new Map<string, Seat>();
app.post("/seats/:id", async (req, res) => {
  const seat = seats.get(req.params.id);
  if (!seat || seat.owner) return void res.sendStatus(409);
  await pay();
  seats.set(seat.id, { ...seat, owner: req.get("x-user") }); // ! no-shared-state-race
  res.sendStatus(204);
});

class Seats {
  private readonly seats = new Map<string, Seat>();
  get(id: string): Seat | undefined {
    return this.seats.get(id);
  }
  put(seat: Seat): void {
    this.seats.set(seat.id, seat);
  }
  set(id: string, seat: Seat): void {
    this.seats.set(id, seat);
  }
  sell(seat: Seat, owner: string): void {
    this.seats.set(seat.id, { ...seat, owner });
  }
}
const hall = new Seats();
app.post("/hall/:id", async (req, res) => {
  const seat = hall.get(req.params.id);
  if (!seat || seat.owner) return void res.sendStatus(409);
  await pay();
  hall.put({ ...seat, owner: req.get("x-user") }); // ! no-shared-state-race
  res.sendStatus(204);
});
const balcony = new Seats();
app.post("/balcony/:id", async (req, res) => {
  const seat = balcony.get(req.params.id);
  if (!seat || seat.owner) return void res.sendStatus(409);
  const label = await pay();
  balcony.set(seat.id, { ...seat, label, owner: req.get("x-user") }); // ! no-shared-state-race
  res.sendStatus(204);
});

const stalls = new Seats();
app.post("/stalls/:id", async (req, res) => {
  const seat = stalls.get(req.params.id);
  if (!seat || seat.owner) return void res.sendStatus(409);
  await pay();
  stalls.sell(seat, req.get("x-user") ?? ""); // ! no-shared-state-race
  res.sendStatus(204);
});

// Sold before the wait; nothing but the same object goes back.
const sells = new Seats();
app.post("/sells/:id", async (req, res) => {
  const seat = sells.get(req.params.id);
  if (!seat || seat.owner) return void res.sendStatus(409);
  sells.sell(seat, req.get("x-user") ?? "");
  await pay();
  res.sendStatus(204);
});
const same = new Seats();
app.post("/same/:id", async (req, res) => {
  const seat = same.get(req.params.id);
  if (!seat) return void res.sendStatus(404);
  await pay();
  same.put(seat);
  res.sendStatus(204);
});
// What came back for it is another one's name.
declare function insert(label: string): Promise<{ readonly id: string }>;
const renamed = new Map<string, Seat>();
app.post("/renamed/:id", async (req, res) => {
  const seat = renamed.get(req.params.id);
  if (!seat) return void res.sendStatus(404);
  renamed.delete(seat.id);
  const row = await insert(seat.label ?? "");
  renamed.set(row.id, { ...seat, id: row.id });
  res.json(row);
});

// Asked again behind the wait.
const again = new Seats();
app.post("/again/:id", async (req, res) => {
  const seat = again.get(req.params.id);
  if (!seat || seat.owner) return void res.sendStatus(409);
  await pay();
  const now = again.get(req.params.id);
  if (!now || now.owner) return void res.sendStatus(409);
  again.put({ ...now, owner: req.get("x-user") });
  res.sendStatus(204);
});
// Taken first, given back where the payment fails.
const taken = new Seats();
app.post("/taken/:id", async (req, res) => {
  const seat = taken.get(req.params.id);
  if (!seat || seat.owner) return void res.sendStatus(409);
  taken.put({ ...seat, owner: req.get("x-user") });
  try {
    await pay();
  } catch {
    taken.put({ ...seat, owner: undefined });
  }
  res.sendStatus(204);
});
// Into another place, and under a new name.
const sold = new Map<string, Seat>();
app.post("/sold/:id", async (req, res) => {
  const seat = hall.get(req.params.id);
  if (!seat || seat.owner) return void res.sendStatus(409);
  await pay();
  sold.set(seat.id, { ...seat, owner: "sold" });
  res.sendStatus(204);
});
const copies = new Seats();
app.post("/copies/:id", async (req, res) => {
  const seat = copies.get(req.params.id);
  if (!seat || seat.owner) return void res.sendStatus(409);
  copies.put({ ...seat, id: await pay() });
  res.sendStatus(204);
});
// A store in memory whose methods are `async` waits for nothing.
class InMemorySeats {
  private readonly seats = new Map<string, Seat>();
  async find(id: string): Promise<Seat | undefined> {
    return this.seats.get(id);
  }
  async save(seat: Seat): Promise<void> {
    this.seats.set(seat.id, seat);
  }
}
const repository = new InMemorySeats();
app.put("/repository/:id", async (req, res) => {
  const seat = await repository.find(req.params.id);
  if (!seat || seat.owner) return void res.sendStatus(409);
  await repository.save({ ...seat, owner: req.get("x-user") });
  res.sendStatus(204);
});
