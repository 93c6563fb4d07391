// A download endpoint in Hono: namespace import, old specifier without `node:`.
import { Hono } from "hono";
import * as fs from "fs";
import * as path from "path";
import { Readable } from "stream";

const ROOT = path.resolve("public/downloads");
fs.mkdirSync(ROOT, { recursive: true });

const app = new Hono();

app.get("/downloads", (c) => {
  const entries = fs.readdirSync(ROOT); // ! no-blocking-call
  return c.json(entries.filter((name) => !name.startsWith(".")));
});

app.get("/downloads/:name", async (c) => {
  const file = path.join(ROOT, path.basename(c.req.param("name")));
  if (!fs.existsSync(file)) return c.notFound(); // ! no-blocking-call
  const { size } = await fs.promises.stat(file);
  c.header("content-length", String(size));
  return c.body(Readable.toWeb(fs.createReadStream(file)) as ReadableStream);
});

export default app;
