import { Hono } from "hono";

interface User {
  readonly name: string;
  readonly age: number;
}
interface Process {
  stop(): Promise<void>;
}

declare function bonusOf(id: string): Promise<number>;
declare function stop(process: Process): Promise<void>;
declare function start(id: string): Process;

export const app = new Hono();
const balances = new Map<string, number>([["house", 0]]);
const members = new Map<string, User>();
const users = new Map<string, User>();
const processes = new Map<string, Process>();

// Nothing is ever taken out of these two.
app.post("/balances/:id", async (c) => {
  const id = c.req.param("id");
  if (!balances.has(id)) return c.notFound();
  const bonus = await bonusOf(id);
  balances.set(id, (balances.get(id) ?? 0) + bonus);
  return c.json({ balance: balances.get(id) });
});

app.put("/members/:id", async (c) => {
  const id = c.req.param("id");
  const member = members.get(id);
  if (member === undefined) return c.notFound();
  members.set(id, await c.req.json<User>());
  return c.json(members.get(id));
});

// Deleted meanwhile, it comes back.
app.patch("/users/:id", async (c) => {
  const id = c.req.param("id");
  const known = users.get(id);
  if (!known) return c.notFound();
  const changes = await c.req.json<Partial<User>>();
  const user = users.get(id) ?? { name: "", age: 0 };
  users.set(id, { ...user, ...changes }); // !strict no-shared-state-race:staleCheck
  return c.json(users.get(id));
});

app.delete("/users/:id", (c) => {
  users.delete(c.req.param("id"));
  return c.body(null, 204);
});

// What was found is handed on: two requests stop the same one, and one of their new ones is lost.
app.post("/processes/:id/restart", async (c) => {
  const id = c.req.param("id");
  const current = processes.get(id);
  if (!current) return c.notFound();
  await stop(current);
  processes.set(id, start(id)); // ! no-shared-state-race:staleCheck
  return c.body(null, 204);
});

// The present side of the check, where the absent one writes.
app.post("/members/:id", async (c) => {
  const id = c.req.param("id");
  if (members.has(id)) return c.json({ error: "taken" }, 409);
  const { name, age } = await c.req.json<User>();
  members.set(id, { name, age }); // ! no-shared-state-race:staleCheck
  return c.body(null, 201);
});
