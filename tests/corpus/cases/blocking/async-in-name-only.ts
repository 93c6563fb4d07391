// An async function blocks until its first await, and between its awaits.
import { Hono } from "hono";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { deflateSync } from "node:zlib";

async function loadProfile(id: string): Promise<unknown> {
  const raw = readFileSync(`profiles/${id}.json`, "utf8");
  return JSON.parse(raw) as unknown;
}

async function archive(id: string, profile: unknown): Promise<void> {
  await writeFile(`archive/${id}.json`, JSON.stringify(profile));
  const packed = deflateSync(JSON.stringify(profile));
  await writeFile(`archive/${id}.z`, packed);
}

async function remember(id: string): Promise<void> {
  await writeFile("last.txt", id);
}

const app = new Hono();

app.get("/profiles/:id", async (c) => {
  const id = c.req.param("id");
  const profile = await loadProfile(id); // ! no-blocking-call
  await remember(id);
  return c.json(profile as object);
});

app.delete("/profiles/:id", async (c) => {
  const id = c.req.param("id");
  await archive(id, { id }); // ! no-blocking-call
  return c.body(null, 204);
});

export default app;
