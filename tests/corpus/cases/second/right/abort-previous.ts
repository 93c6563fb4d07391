import { Hono } from "hono";

declare function search(query: string, signal: AbortSignal): Promise<string[]>;

const running = new Map<string, AbortController>();
export const app = new Hono();

app.get("/search", async (c) => {
  const client = c.req.header("x-client") ?? "";
  running.get(client)?.abort();
  const mine = new AbortController();
  running.set(client, mine);
  try {
    return c.json(await search(c.req.query("q") ?? "", mine.signal));
  } finally {
    if (running.get(client) === mine) running.delete(client);
  }
});
