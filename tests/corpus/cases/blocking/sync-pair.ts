// The project's own pairs: `fooSync` beside a `foo` that returns a promise for the same arguments.
import { Hono } from "hono";

interface Renderer {
  render(view: string, data: object): Promise<string>;
  renderSync(view: string, data: object): string;
  /** No twin: `warmUp` is all there is. */
  warmUpSync?: () => void;
}

declare const views: Renderer;

declare function lookup(host: string): Promise<string>;
declare function lookupSync(host: string): string;

// Starts a synchronisation and comes back at once: the name ends in Sync, but it waits for nothing.
declare function startSync(): { readonly id: string };
declare function syncUsers(): Promise<number>;

const index = views.renderSync("index", {});

const app = new Hono();

app.get("/", (c) => c.html(index));

app.get("/hello/:name", (c) => {
  const html = views.renderSync("hello", { name: c.req.param("name") }); // ! no-blocking-call
  return c.html(html);
});

app.get("/ip/:host", (c) => {
  return c.text(lookupSync(c.req.param("host"))); // ! no-blocking-call
});

app.get("/bye/:name", async (c) =>
  c.html(await views.render("bye", { name: c.req.param("name") })),
);

app.post("/sync", async (c) => {
  const { id } = startSync();
  return c.json({ id, users: await syncUsers(), ip: await lookup("a") });
});

interface Events {
  emit(name: string, value: unknown): boolean;
  emitAsync(name: string, value: unknown): Promise<readonly unknown[]>;
}

interface Documents {
  parse(text: string): object;
  parseAsync(text: string): Promise<object>;
}

declare const events: Events;
declare const documents: Documents;

// Tells the listeners, and waits for none of them; nothing that could take long is left out.
app.post("/told", async (c) => {
  events.emit("told", await c.req.text());
  return c.body(null, 202);
});

app.post("/parsed", async (c) => {
  return c.json(documents.parse(await c.req.text())); // !strict no-blocking-call
});

export default app;
