// The module is imported asynchronously; the call is as synchronous as ever.
import { Hono } from "hono";

const app = new Hono();

app.get("/ls", async (c) => {
  const { readdirSync } = await import("node:fs");
  return c.json(readdirSync(".")); // ! no-blocking-call
});

app.get("/ps", async (c) => {
  const child = await import("node:child_process");
  const output = child.execFileSync("ps"); // ! no-blocking-call
  return c.text(output.toString());
});

app.get("/ls2", async (c) => {
  const { readdir } = await import("node:fs/promises");
  return c.json(await readdir("."));
});

export default app;
