import { Hono } from "hono";

const app = new Hono();

const machines = new Set<string>(["a", "b"]);

app.post("/machines", async (c) => {
  const [machine] = machines;
  if (machine === undefined) return c.text("none left", 503);
  await fetch(`http://${machine}/start`);
  machines.delete(machine); // ! no-shared-state-race
  return c.text(machine);
});

const desks = new Set<string>(["north", "south"]);

app.post("/desks", async (c) => {
  const desk = [...desks][0];
  if (!desk) return c.text("none left", 503);
  await fetch(`http://desks/${desk}`);
  desks.delete(desk); // ! no-shared-state-race
  return c.text(desk);
});

const lines = new Map<string, { id: string }>([["1", { id: "1" }]]);

app.post("/lines", async (c) => {
  const [name] = Array.from(lines.keys());
  if (!name) return c.text("none left", 503);
  await fetch(`http://lines/${name}`);
  lines.delete(name); // ! no-shared-state-race
  return c.text(name);
});

const rooms = new Map<string, { id: string }>();

app.post("/rooms", async (c) => {
  const [entry] = rooms;
  if (!entry) return c.text("none left", 503);
  await fetch(`http://rooms/${entry[0]}`);
  rooms.delete(entry[0]); // ! no-shared-state-race
  return c.json(entry[1]);
});

/** Taken in the tick of the look. */
const seats = new Set<string>(["1", "2"]);

app.post("/seats", async (c) => {
  const [seat] = seats;
  if (seat === undefined) return c.text("none left", 503);
  seats.delete(seat);
  await fetch(`http://seats/${seat}`);
  return c.text(seat);
});

/** What doesn't answer is taken out, by whomever. */
const peers = new Set<string>();

app.get("/peers", async (c) => {
  const [peer] = peers;
  if (peer === undefined) return c.text("none");
  const answer = await fetch(`http://${peer}/ping`);
  if (!answer.ok) peers.delete(peer);
  return c.text(String(answer.ok));
});

app.get("/peers/first", async (c) => {
  const peer = peers.values().next().value;
  if (peer === undefined) return c.text("none");
  try {
    await fetch(`http://${peer}/ping`);
  } catch {
    peers.delete(peer);
  }
  return c.text(peer);
});

app.get("/peers/all", async (c) => {
  for (const peer of [...peers]) {
    const answer = await fetch(`http://${peer}/ping`);
    if (!answer.ok) peers.delete(peer);
  }
  return c.json([...peers]);
});

export default app;
