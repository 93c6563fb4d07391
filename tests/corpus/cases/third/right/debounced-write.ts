import { Hono } from "hono";

declare function write(notes: readonly string[]): Promise<void>;

const notes: string[] = [];
let timer: NodeJS.Timeout | undefined;

function scheduleSave() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = undefined;
    void write(notes);
  }, 1000);
}

export const app = new Hono();
app.post("/notes", async (c) => {
  const text = await c.req.text();
  notes.push(text);
  scheduleSave();
  return c.json(notes.length, 201);
});
