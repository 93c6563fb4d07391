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
