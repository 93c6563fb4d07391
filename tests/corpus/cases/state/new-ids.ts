// Entries under an id that is a new one each time: nobody else's is there, and whoever knows the id asks for it.
import express from "express";

declare function nextId(): Promise<string>;
declare const database: { insert(row: object): Promise<{ id: string }> };
declare const ids: { next(): string };

interface Note {
  readonly id: string;
  readonly text: string;
}

const app = express();
const notes = new Map<string, Note>();

app.post("/notes", async (req, res) => {
  const id = await nextId();
  notes.set(id, { id, text: req.get("x-text") ?? "" });
  res.send(id);
});
app.post("/notes/:id/copy", async (req, res) => {
  const note = notes.get(req.params.id);
  if (!note) return void res.sendStatus(404);
  const id = await nextId();
  notes.set(id, { ...note, id });
  res.send(id);
});
app.get("/notes/:id", (req, res) => {
  res.json(notes.get(req.params.id));
});

const rows = new Map<string, Note>();
app.post("/rows", async (req, res) => {
  const row = await database.insert({ kind: "note" });
  rows.set(row.id, { id: row.id, text: req.get("x-text") ?? "" });
  res.json(row);
});
app.get("/rows/:id", (req, res) => {
  res.json(rows.get(req.params.id));
});

let last = 0;
const jobs: Record<string, string> = {};
app.post("/jobs", async (req, res) => {
  const id = `job-${String(++last)}`;
  jobs[id] = req.get("x-user") ?? "";
  await nextId();
  res.json({ id, owner: jobs[id] });
});

class Tickets {
  private readonly open = new Map<string, string>();
  add(id: string, owner: string): void {
    this.open.set(id, owner);
  }
  ownerOf(id: string): string | undefined {
    return this.open.get(id);
  }
}
const tickets = new Tickets();
app.post("/tickets", async (req, res) => {
  const id = ids.next();
  tickets.add(id, req.get("x-user") ?? "");
  await nextId();
  res.send(tickets.ownerOf(id));
});

// One name for all of them.
const newest = "newest";
const shown = new Tickets();
app.post("/shown", async (req, res) => {
  shown.add(newest, req.get("x-user") ?? ""); // ! no-request-state-leak
  await nextId();
  res.send(shown.ownerOf(newest));
});
const headers: Record<string, string> = {};
app.post("/headers", async (req, res) => {
  for (const name of ["cookie", "accept-language"])
    headers[name] = String(req.headers[name]); // ! no-request-state-leak
  await nextId();
  res.json(await (await fetch("http://api", { headers })).json());
});
const byPrefix = new Map<string, string>();
const keyFor = (kind: string): string => `app:${kind}`;
app.post("/prefixed", async (req, res) => {
  byPrefix.set(keyFor("user"), req.get("x-user") ?? ""); // ! no-request-state-leak
  await nextId();
  res.send(byPrefix.get(keyFor("user")));
});

// Names that only look as if they could be others.
const byEnvironment = new Map<string, string>();
app.post("/environment", async (req, res) => {
  const key = process.env["USER_KEY"] ?? "user";
  byEnvironment.set(key, req.get("x-user") ?? ""); // ! no-request-state-leak
  await nextId();
  res.send(byEnvironment.get(key));
});
const themes: Record<string, string> = {};
app.post("/themes", async (req, res) => {
  let key = "theme";
  if (req.path.endsWith("beta")) key = "beta";
  themes[key] = req.get("x-theme") ?? ""; // ! no-request-state-leak
  await nextId();
  res.send(themes[key]);
});
const wanted = { cookie: true, accept: true };
const sent: Record<string, string> = {};
app.post("/sent", async (req, res) => {
  for (const [name] of Object.entries(wanted))
    sent[name] = String(req.headers[name]); // ! no-request-state-leak
  await nextId();
  res.json(await (await fetch("http://api", { headers: sent })).json());
});
const upper: Record<string, string> = {};
app.post("/upper", async (req, res) => {
  for (const name of Object.keys(wanted).map((each) => each.toUpperCase()))
    upper[name] = String(req.headers[name]); // ! no-request-state-leak
  await nextId();
  res.json(await (await fetch("http://api", { headers: upper })).json());
});
const byAnswer = new Map<string, string>();
async function keyOf(kind: string): Promise<string> {
  await nextId();
  return `app:${kind}`;
}
app.post("/answer", async (req, res) => {
  byAnswer.set(await keyOf("user"), req.get("x-user") ?? ""); // ! no-request-state-leak
  await nextId();
  res.send(byAnswer.get(await keyOf("user")));
});
let tenant = "default";
export function setTenant(name: string): void {
  tenant = name;
}
const byTenant = new Map<string, string>();
app.post("/tenant", async (req, res) => {
  byTenant.set(tenant, req.get("x-user") ?? ""); // ! no-request-state-leak
  await nextId();
  res.send(byTenant.get(tenant));
});

// Numbered by a function of the project, which waits itself or counts first.
class Numbered {
  private last = 0;
  private readonly rows = new Map<string, string>();
  async nextKey(): Promise<string> {
    this.last += 1;
    await nextId();
    return `row-${String(this.last)}`;
  }
  async keep(owner: string): Promise<string> {
    const key = await insertedKey();
    this.rows.set(key, owner);
    await nextId();
    return this.rows.get(key) ?? "";
  }
}
async function insertedKey(): Promise<string> {
  const row = await database.insert({ kind: "row" });
  return row.id;
}
const numbered = new Numbered();
const byNumber = new Map<string, string>();
app.post("/numbered", async (req, res) => {
  let key = "";
  key = await numbered.nextKey();
  byNumber.set(key, await numbered.keep(req.get("x-user") ?? ""));
  await nextId();
  res.send(byNumber.get(key));
});
