import { Hono } from "hono";

declare function save(snapshot: string): Promise<void>;

const board: Record<string, string> = {};
let timer: NodeJS.Timeout | undefined;

function saveSoon() {
  if (timer) clearTimeout(timer);
  timer = setTimeout(() => {
    timer = undefined;
    save(JSON.stringify(board)).catch(console.error);
  }, 500);
}

const app = new Hono();

app.put("/cells/a", async (c) => {
  const text = await c.req.text();
  board["a"] = text;
  saveSoon();
  return c.body(null, 204);
});

export default app;
