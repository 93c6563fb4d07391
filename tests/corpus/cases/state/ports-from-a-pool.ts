import { chown } from "node:fs/promises";
import { Hono } from "hono";

const held = new Map<string, number>();
const free = new Set<number>(Array.from({ length: 50 }, (_, at) => 9000 + at));

function takePort(project: string): number | undefined {
  const existing = held.get(project);
  if (existing !== undefined) return existing;
  const port = free.values().next().value;
  if (port === undefined) return undefined;
  free.delete(port);
  held.set(project, port);
  return port;
}

function givePortBack(project: string): void {
  const port = held.get(project);
  if (port === undefined) return;
  held.delete(project);
  free.add(port);
}

async function ask(project: string, query: string): Promise<string[]> {
  const port = takePort(project);
  const answer = await fetch(`http://127.0.0.1:${String(port)}/${query}`);
  return (await answer.json()) as string[];
}

export const app = new Hono();

// The port has left the pool in the tick that found it: nobody else finds it there.
app.post("/projects/:id/start", async (c) => {
  const id = c.req.param("id");
  let port = takePort(id);
  if (port !== undefined) {
    try {
      await chown(`/srv/${id}`, port, 0);
    } catch {
      givePortBack(id);
      port = undefined;
    }
  }
  return c.json({ port });
});

app.post("/projects/:id/reset", async (c) => {
  const id = c.req.param("id");
  const tables = await ask(id, "tables");
  if (tables.length > 0) await ask(id, `drop?${tables.join()}`);
  return c.json({ dropped: tables.length });
});

const spare = new Set<string>(["a", "b"]);

app.post("/machines", async (c) => {
  const machine = spare.values().next().value;
  if (machine === undefined) return c.json({ error: "none left" }, 503);
  await fetch(`https://machines.example/${machine}/boot`, { method: "POST" });
  spare.delete(machine); // ! no-shared-state-race
  return c.json({ machine });
});

app.post("/machines/now", async (c) => {
  const [machine] = spare;
  if (machine === undefined) return c.json({ error: "none left" }, 503);
  spare.delete(machine);
  const boot = `https://machines.example/${machine}/boot`;
  const { ok } = await fetch(boot, { method: "POST" });
  if (!ok) spare.add(machine);
  return c.json({ machine, ok });
});
