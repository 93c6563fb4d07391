import { Hono } from "hono";

interface Card {
  balance: number;
  owner: string;
}

const cards = new Map<string, Card>();
const doors = new Map<string, boolean>();
const app = new Hono();

// Nothing is added: what stands there is replaced.

function spend(code: string, amount: number): Card {
  const card = cards.get(code);
  if (!card || card.balance < amount) throw new Error("not enough");
  const rest = { ...card, balance: card.balance - amount };
  cards.set(code, rest);
  return rest;
}

app.post("/cards/:code", (c) => c.json(spend(c.req.param("code"), 10)));

app.post("/doors/:door", (c) => {
  const door = c.req.param("door");
  if (!doors.has(door)) return c.text("no such door", 404);
  doors.set(door, true);
  return c.text("open");
});

const visits = new Map<string, number>();

app.get("/visits/:page", (c) => {
  const page = c.req.param("page");
  if (!visits.has(page)) visits.set(page, 0); // !strict no-unbounded-shared-state
  return c.json(visits.get(page));
});

const rooms: Record<string, { guests: number }> = { hall: { guests: 0 } };

app.post("/rooms/:room", (c) => {
  const room = c.req.param("room");
  const known = rooms[room];
  if (rooms[room]) rooms[room] = { guests: (known?.guests ?? 0) + 1 };
  return c.json(rooms[room] ?? null);
});
