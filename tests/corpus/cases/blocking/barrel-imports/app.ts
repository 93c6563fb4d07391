// Everything reaches the middleware through a barrel: a default that was renamed, a namespace, an alias.
import { Hono } from "hono";
import { disk, loadSettings, shell, shellSync } from "./lib";

const atStart = loadSettings();

const app = new Hono();

app.use(async (c, next) => {
  const settings = loadSettings(); // ! no-blocking-call
  await next();
  c.header("x-banner", settings.banner || atStart.banner);
});

app.get("/disk", (c) => {
  const names = disk.readdirSync("."); // ! no-blocking-call
  return c.json(names);
});

app.get("/uptime", (c) => {
  return c.text(shellSync("uptime").toString()); // ! no-blocking-call
});

app.post("/restart", (c) => {
  shell("systemctl restart worker");
  return c.body(null, 202);
});

app.get("/disk2", async (c) => c.json(await disk.promises.readdir(".")));

export default app;
