import { Hono } from "hono";

declare function load(id: string): Promise<string[]>;
declare function write(text: string): Promise<void>;

let csv = "";
let buffer = "";
const app = new Hono();

// Begun, filled and answered with in one tick.
app.get("/rows/:id", async (c) => {
  const rows = await load(c.req.param("id"));
  csv = "";
  for (const row of rows) csv += `${row};`;
  return c.text(csv);
});

// Everybody's lines, written now and then.
async function flush(): Promise<void> {
  const text = buffer;
  buffer = "";
  await write(text);
}

app.post("/lines", async (c) => {
  const line = await c.req.text();
  buffer += `${line}\n`;
  if (buffer.length > 1000) await flush();
  return c.body(null, 204);
});

class Page {
  private html = "";

  constructor(private readonly id: string) {}

  async render(): Promise<string> {
    this.html = "";
    this.html += `<h1>${this.id}</h1>`;
    for (const row of await load(this.id)) this.html += `<p>${row}</p>`;
    return this.html;
  }
}

app.get("/pages/:id", async (c) =>
  c.html(await new Page(c.req.param("id")).render()),
);

let day = "";
let visits = "";

// Begun anew by the first one of each day, for all.
app.use(async (c, next) => {
  const today = new Date().toISOString().slice(0, 10);
  if (today !== day) {
    day = today;
    visits = "";
  }
  await next();
  visits += `${c.req.path}\n`;
});

app.get("/visits", (c) => c.text(visits));
