import { Hono, type Context } from "hono";

interface Status {
  readonly state: string;
}
declare function ask(url: string): Promise<Status>;
const app = new Hono();
const known = new Map<string, Status>();
const running = new Map<string, Promise<Status>>();

/** The first of three that there is. */
function sourceOf(c: Context): string {
  return c.req.header("x-source") ?? c.req.query("source") ?? "unknown";
}

async function askFor(c: Context): Promise<Status> {
  const status = await ask(c.req.url);
  return { state: status.state };
}

async function statusOf(c: Context): Promise<Status> {
  const key = sourceOf(c);
  const before = known.get(key);
  if (before) return before;
  const started = running.get(key);
  if (started) return started;
  const asked = askFor(c).finally(() => running.delete(key));
  running.set(key, asked);
  const status = await asked;
  known.set(key, status);
  return status;
}

app.get("/status", async (c) => c.json(await statusOf(c)));

const locale = { of: "en", mine: "en" };

async function greet(c: Context, name: string): Promise<string> {
  locale.of = c.req.header("x-locale") || c.req.query("locale") || "en";
  const text = await ask(name);
  return `${text.state} ${locale.of}`;
}

app.get("/hello", async (c) => {
  const text = await greet(c, "world"); // ! no-request-state-leak:readAfter
  return c.text(text);
});

app.get("/hello/mine", async (c) => {
  const mine =
    (c.req.header("x-locale") && c.req.query("locale")) || locale.mine;
  const text = await ask("world");
  return c.text(`${text.state} ${mine}`);
});
