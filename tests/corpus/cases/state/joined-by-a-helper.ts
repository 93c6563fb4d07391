// How many are in a room is checked, and a helper that makes the room where there is none lets one more in.
import express from "express";

declare function may(room: string): Promise<boolean>;

class Rooms {
  private readonly rooms = new Map<string, Set<string>>();
  private readonly visits = new Map<string, { count: number }>();

  count(room: string): number {
    return this.rooms.get(room)?.size ?? 0;
  }
  join(room: string, client: string): void {
    let members = this.rooms.get(room);
    if (!members) this.rooms.set(room, (members = new Set()));
    members.add(client);
  }
  enter(room: string, client: string): boolean {
    let members = this.rooms.get(room);
    if (!members) this.rooms.set(room, (members = new Set()));
    if (members.size >= 10) return false;
    members.add(client);
    return true;
  }
  visitsOf(room: string): number {
    return this.visits.get(room)?.count ?? 0;
  }
  visit(room: string): void {
    if (!this.visits.has(room)) this.visits.set(room, { count: 0 });
    const visit = this.visits.get(room);
    if (visit) visit.count += 1;
  }
}

const app = express();

const rooms = new Rooms();
app.post("/rooms/:room", async (req, res) => {
  const { room } = req.params;
  if (rooms.count(room) >= 10) return void res.sendStatus(409);
  if (!(await may(room))) return void res.sendStatus(403);
  rooms.join(room, req.ip ?? ""); // ! no-shared-state-race
  res.sendStatus(204);
});

const visits = new Rooms();
app.post("/visits/:room", async (req, res) => {
  const { room } = req.params;
  if (visits.visitsOf(room) >= 10) return void res.sendStatus(409);
  if (!(await may(room))) return void res.sendStatus(403);
  visits.visit(room); // ! no-shared-state-race
  res.sendStatus(204);
});

// Asked in the tick in which somebody comes in.
const late = new Rooms();
app.post("/late/:room", async (req, res) => {
  const { room } = req.params;
  if (!(await may(room))) return void res.sendStatus(403);
  if (late.count(room) >= 10) return void res.sendStatus(409);
  late.join(room, req.ip ?? "");
  res.sendStatus(204);
});

// The helper asks again.
const twice = new Rooms();
app.post("/twice/:room", async (req, res) => {
  const { room } = req.params;
  if (twice.count(room) >= 10) return void res.sendStatus(409);
  if (!(await may(room))) return void res.sendStatus(403);
  if (!twice.enter(room, req.ip ?? "")) return void res.sendStatus(409);
  res.sendStatus(204);
});

// Nothing was asked.
const open = new Rooms();
app.post("/open/:room", async (req, res) => {
  const { room } = req.params;
  if (!(await may(room))) return void res.sendStatus(403);
  open.join(room, req.ip ?? "");
  res.json(open.count(room));
});
