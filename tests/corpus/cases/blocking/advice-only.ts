// Work in memory: long for a large value, and no mistake by itself.
import { createHash, createHmac } from "node:crypto";
import os from "node:os";
import { Hono } from "hono";

const app = new Hono();

app.post("/echo", async (c) => {
  const value = JSON.parse(await c.req.text()) as object;
  const copy = structuredClone(value);
  const text = JSON.stringify(copy);
  c.header("etag", createHash("sha1").update(text).digest("hex"));
  c.header("x-mac", createHmac("sha1", "key").update(text).digest("hex"));
  return c.body(text);
});

app.get("/host", (c) => {
  const { rss } = process.memoryUsage();
  return c.json({ name: os.hostname(), cpus: os.cpus().length, rss });
});

app.get("/sorted", async (c) => {
  const words = (await c.req.text()).split(/\s+/);
  words.sort((a, b) => a.localeCompare(b));
  return c.json(words.filter((word, i) => words.indexOf(word) === i));
});

export default app;
