// Work that a request only arranges: a schedule, a strategy (whose own requests wait), a flag that lets it happen once.
import { Hono } from "hono";
import { schedule, type Task } from "node-cron";
import { Strategy, debounce, once } from "passport-example";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { Transform } from "node:stream";

const app = new Hono();
const tasks = new Map<string, Task>();
let strategy: Strategy | undefined;
let settings: unknown;
let settingsLoaded = false;

function clean(): void {
  rmSync("cache", { recursive: true });
}

async function verify(name: string): Promise<boolean> {
  return existsSync(`users/${name}`); // ! no-blocking-call
}

function loadSettings(): unknown {
  if (settingsLoaded) return settings;
  settingsLoaded = true;
  if (!existsSync("settings.json")) return undefined;
  settings = JSON.parse(readFileSync("settings.json", "utf8"));
  return settings;
}

const readOnce = once(() => readFileSync("motd.txt", "utf8"));
const cleanSoon = debounce(clean, 100);

app.put("/schedule/:name", async (c) => {
  const name = c.req.param("name");
  tasks.get(name)?.stop();
  tasks.set(name, schedule(await c.req.text(), clean));
  return c.body(null, 204);
});

app.put("/strategy", async (c) => {
  strategy = new Strategy({ realm: await c.req.text() }, verify);
  return c.json({ ready: strategy !== undefined });
});

app.get("/settings", (c) => c.json({ settings: loadSettings() }));

app.get("/motd", (c) => c.text(readOnce()));

app.post("/clean", (c) => {
  cleanSoon(); // ! no-blocking-call
  return c.body(null, 204);
});

app.get("/stream", (c) => {
  const numbered = new Transform({
    transform(chunk, _encoding, done) {
      done(null, `${readFileSync("prefix", "utf8")}${String(chunk)}`); // ! no-blocking-call
    },
  });
  return c.body(Transform.toWeb(numbered).readable as ReadableStream);
});

export { app };
