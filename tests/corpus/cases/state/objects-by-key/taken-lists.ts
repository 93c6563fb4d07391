import express from "express";
declare function note(t: string): Promise<void>;
class Room {
  ticks = 0;
  open = true;
  async tick() {
    const before = this.ticks;
    await note("tick");
    this.ticks = before + 1;
  }
  async close() {
    if (!this.open) return;
    await note("close");
    this.open = false;
  }
}
const rooms = new Map<string, Room>();
const byName: Record<string, Room> = {};
let queue: Room[] = [];
const held: Room[] = [];
const app = express();
app.post("/1/:id", async (req, res) => {
  const room = rooms.get(req.params.id);
  rooms.delete(req.params.id);
  await room?.close();
  res.end();
});
app.post("/2", async (req, res) => {
  for (const [id, room] of rooms) {
    rooms.delete(id);
    await room.close();
  }
  res.end();
});
app.post("/3", async (req, res) => {
  const batch = queue;
  queue = [];
  for (const room of batch) await room.tick();
  res.end();
});
app.post("/4", async (req, res) => {
  const batch = held.splice(0);
  for (const room of batch) await room.tick();
  res.end();
});
app.post("/5", async (req, res) => {
  const room = held.shift();
  await room?.tick();
  res.end();
});
app.post("/6/:id", async (req, res) => {
  const room = byName[req.params.id];
  if (!room) {
    res.end();
    return;
  }
  delete byName[req.params.id];
  await room.close();
  res.end();
});
function take(id: string) {
  const room = rooms.get(id);
  rooms.delete(id);
  return room;
}
app.post("/7/:id", async (req, res) => {
  await take(req.params.id)?.close();
  res.end();
});
app.post("/8", async (req, res) => {
  const batch = [...held];
  held.length = 0;
  for (const room of batch) await room.tick();
  await Promise.all(batch.map((room) => room.close()));
  res.end();
});
app.post("/9", async (req, res) => {
  const all = [...rooms.values()];
  rooms.clear();
  await Promise.all(all.map((room) => room.close()));
  res.end();
});
app.post("/10", async (req, res) => {
  const index = held.findIndex((room) => room.open);
  const [room] = held.splice(index, 1);
  await room?.tick();
  res.end();
});
app.post("/11", async (req, res) => {
  const room = held.pop() ?? new Room();
  try {
    await room.tick();
  } finally {
    held.push(room);
  }
  res.end();
});
class Pool {
  private idle: Room[] = [];
  private busy = new Set<Room>();
  acquire() {
    const room = this.idle.pop() ?? new Room();
    this.busy.add(room);
    return room;
  }
  release(room: Room) {
    this.busy.delete(room);
    this.idle.push(room);
  }
}
const pool = new Pool();
app.post("/12", async (req, res) => {
  const room = pool.acquire();
  try {
    await room.tick();
  } finally {
    pool.release(room);
  }
  res.end();
});

export default app;
