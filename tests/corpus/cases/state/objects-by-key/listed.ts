import express from "express";
declare function note(t: string): Promise<void>;
class Room {
  ticks = 0;
  async tick() {
    const before = this.ticks;
    await note("tick");
    this.ticks = before + 1;
  }
}
const rooms = new Map<string, Room>();
const list: Room[] = [];
const set = new Set<Room>();
const app = express();
app.post("/1", async (req, res) => {
  for (const room of rooms.values()) await room.tick(); // ! no-shared-state-race
  res.end();
});
app.post("/2", async (req, res) => {
  for (const [, room] of rooms) await room.tick(); // ! no-shared-state-race
  res.end();
});
app.post("/3", async (req, res) => {
  for (const room of [...rooms.values()]) await room.tick(); // ! no-shared-state-race
  res.end();
});
app.post("/4", async (req, res) => {
  for (const room of set) await room.tick(); // ! no-shared-state-race
  res.end();
});
app.post("/5", async (req, res) => {
  for (const room of list.filter((each) => each.ticks > 0)) await room.tick(); // ! no-shared-state-race
  res.end();
});
app.post("/6", async (req, res) => {
  await Promise.all(Array.from(rooms.values(), (room) => room.tick())); // ! no-shared-state-race
  res.end();
});
app.post("/7", async (req, res) => {
  await Promise.all([...set].map((room) => room.tick())); // ! no-shared-state-race
  res.end();
});
app.post("/8", async (req, res) => {
  const own = [...list];
  for (const room of own) await room.tick(); // ! no-shared-state-race
  res.end();
});
app.post("/9", async (req, res) => {
  for (const id of rooms.keys()) await rooms.get(id)?.tick(); // ! no-shared-state-race
  res.end();
});
app.post("/10", async (req, res) => {
  for (const [, room] of rooms.entries()) await room.tick(); // ! no-shared-state-race
  res.end();
});
app.post("/11", async (req, res) => {
  for (const room of Object.values(byName)) await room.tick(); // ! no-shared-state-race
  for (const [, room] of Object.entries(byName)) await room.tick(); // ! no-shared-state-race
  res.end();
});
const byName: Record<string, Room> = {};
app.post("/12", async (req, res) => {
  list.forEach((room) => void room.tick()); // ! no-shared-state-race
  rooms.forEach((room) => void room.tick()); // ! no-shared-state-race
  res.end();
});

export default app;
