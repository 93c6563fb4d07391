// Written in another branch too, which doesn't lead to the check: what is written behind it hangs on it.
import express from "express";

declare function charge(id: string): Promise<void>;
declare function isFree(id: string): boolean;

class Seats {
  private readonly owners = new Map<string, string>();
  isTaken(id: string): boolean {
    return this.owners.has(id);
  }
  ownerOf(id: string): string | undefined {
    return this.owners.get(id);
  }
  take(id: string, by: string): void {
    this.owners.set(id, by);
  }
  release(id: string): void {
    this.owners.delete(id);
  }
}

export const app = express();

const seats = new Seats();
app.post("/seats/:id", async (req, res) => {
  const { id } = req.params;
  const by = req.get("x-user") ?? "";
  if (isFree(id)) {
    seats.take(id, by);
    return void res.sendStatus(204);
  }
  if (seats.isTaken(id)) return void res.sendStatus(409);
  await charge(id);
  seats.take(id, by); // ! no-shared-state-race
  res.sendStatus(204);
});

const halls = new Seats();
app.post("/halls/:id", async (req, res) => {
  const { id } = req.params;
  const by = req.get("x-user") ?? "";
  switch (req.get("x-kind")) {
    case "free":
      halls.take(id, by);
      break;
    default:
      if (halls.isTaken(id)) return void res.sendStatus(409);
      await charge(id);
      halls.take(id, by); // ! no-shared-state-race
  }
  res.sendStatus(204);
});

const rooms = new Seats();
app.post("/rooms/:id", async (req, res) => {
  const { id } = req.params;
  if (isFree(id)) {
    rooms.release(id);
    return void res.sendStatus(204);
  }
  if (rooms.ownerOf(id) !== req.get("x-user")) return void res.sendStatus(403);
  await charge(id);
  rooms.release(id); // ! no-shared-state-race
  res.sendStatus(204);
});

const states: Record<string, string> = {};
function finish(id: string): void {
  states[id] = "done";
}
app.post("/states/:id", async (req, res) => {
  const { id } = req.params;
  if (req.get("x-admin")) {
    finish(id);
    return void res.sendStatus(204);
  }
  if (states[id] === "done") return void res.sendStatus(409);
  await charge(id);
  finish(id); // ! no-shared-state-race
  res.sendStatus(204);
});
