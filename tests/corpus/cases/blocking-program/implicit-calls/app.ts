// What an operator, a template or a declaration runs without a call in sight.
import { Hono } from "hono";
import {
  Balance,
  environment,
  FileSize,
  Folder,
  Lock,
  Money,
  Plugin,
  Report,
  Session,
  Settings,
  Template,
} from "./values";

const app = new Hono();
const page = new Template("page.html");
const size = new FileSize("data.bin");
const settings = new Settings();
const folder = new Folder(["a.txt", "b.txt"]);
const price = new Money(1999);

app.get("/page", (c) => c.html(`<main>${page}</main>`)); // ! no-blocking-call

app.get("/page-string", (c) => c.text(String(page))); // ! no-blocking-call

app.get("/page-plus", (c) => c.text("<!doctype html>" + page)); // ! no-blocking-call

app.get("/size", (c) => c.text((+size).toFixed(0))); // ! no-blocking-call

app.get("/size-over", (c) => {
  return c.json({ over: Number(size) > 1024 }); // ! no-blocking-call
});

app.get("/bigger", (c) => c.json({ bigger: size > new FileSize("old.bin") })); // ! no-blocking-call

app.get("/balance", (c) => c.text(`${new Balance("a")} EUR`)); // ! no-blocking-call

app.get("/report/:id", (c) => {
  const text = JSON.stringify(new Report(c.req.param("id"))); // ! no-blocking-call
  return c.body(text);
});

app.get("/reports", (c) => {
  const reports = ["a", "b"].map((id) => new Report(id));
  return c.body(JSON.stringify({ reports })); // ! no-blocking-call
});

app.get("/report-json/:id", (c) => c.json(new Report(c.req.param("id")))); // ! no-blocking-call

app.get("/report-ids", (c) => c.json({ id: new Report("a").id }));

app.post("/exclusive", async (c) => {
  using lock = new Lock("exclusive.lock"); // ! no-blocking-call
  return c.json({ locked: lock !== undefined, body: await c.req.text() });
});

app.post("/session", async (c) => {
  await using session = new Session(); // ! no-blocking-call
  return c.json({ session: session !== undefined, body: await c.req.text() });
});

app.get("/is-plugin/:name", (c) => {
  const value: unknown = c.req.param("name");
  return c.json({ plugin: value instanceof Plugin }); // ! no-blocking-call
});

app.get("/theme", (c) => {
  const { theme, locale } = settings; // ! no-blocking-call
  return c.json({ theme, locale });
});

app.post("/seen", (c) => {
  settings.lastSeen = new Date(); // ! no-blocking-call
  return c.body(null, 204);
});

app.get("/files", (c) => {
  const texts: string[] = [];
  for (const text of folder) texts.push(text); // ! no-blocking-call
  return c.json(texts);
});

app.get("/files-spread", (c) => c.json([...folder])); // ! no-blocking-call

app.get("/files-first", (c) => {
  const [first] = folder; // ! no-blocking-call
  return c.text(first ?? "");
});

app.get("/banner", (c) => c.text(environment.banner)); // ! no-blocking-call

app.get("/environment", (c) => c.json({ ...environment })); // ! no-blocking-call

// Right: nothing is converted, or what is converted is pure.
app.get("/price", (c) => c.text(`${price} EUR, ${String(price)}`));

app.get("/price-json", (c) => c.json({ text: JSON.stringify({ price }) }));

app.get("/same", (c) => {
  const other: unknown = settings;
  return c.json({ same: other === page, kind: typeof page, ok: !size });
});

app.get("/locale", (c) => c.json({ locale: settings.locale }));

app.get("/name", (c) => {
  const { name } = environment;
  return c.json({ name, copy: { ...settings } });
});

app.get("/length", (c) => c.json({ has: "theme" in settings }));

export { app };
