// Checks that turn a request away let several in, where the place is taken only after a wait.
import { ConflictException, Injectable } from "@nestjs/common";
import express from "express";
import { Hono } from "hono";

declare function hash(password: string): Promise<string>;
declare function verify(token: string): Promise<boolean>;
declare function warmUp(): Promise<string[]>;

const users = new Map<string, { hash: string }>();
const seat = { taken: false, free: true };
let exporting = false;
let ready = false;
let words: string[] = [];

export const app = new Hono();

app.post("/register", async (c) => {
  const { name, password }: { name: string; password: string } =
    await c.req.json();
  if (users.has(name)) return c.json({ error: "name is taken" }, 409);
  const digest = await hash(password);
  users.set(name, { hash: digest }); // ! no-shared-state-race:staleCheck
  return c.body(null, 201);
});

app.post("/register/again", async (c) => {
  const { name, password }: { name: string; password: string } =
    await c.req.json();
  const digest = await hash(password);
  if (users.has(name)) return c.json({ error: "name is taken" }, 409);
  users.set(name, { hash: digest });
  return c.body(null, 201);
});

app.post("/seat", async (c) => {
  if (seat.taken) return c.body(null, 409);
  if (!(await verify(c.req.query("token") ?? ""))) return c.body(null, 403);
  seat.taken = true; // ! no-shared-state-race:staleCheck
  return c.body(null, 204);
});

app.post("/seat/free", async (c) => {
  if (!seat.free) return c.json({ ok: false });
  if (!(await verify(c.req.query("token") ?? ""))) return c.body(null, 403);
  seat.free = false; // ! no-shared-state-race:staleCheck
  return c.json({ ok: true });
});

/** Else, and the other way round. */
app.post("/seat/else", async (c) => {
  if (!seat.taken) {
    const fits = await verify(c.req.query("token") ?? "");
    if (fits) seat.taken = true; // ! no-shared-state-race:staleCheck
    return c.json({ fits });
  }
  return c.json({ error: "taken" });
});

const server = express();

server.post("/export", async (req, res) => {
  if (exporting) {
    return res.status(423).end();
  }
  const allowed = await verify(String(req.query["token"]));
  if (!allowed) return res.status(403).end();
  exporting = true; // ! no-shared-state-race:staleCheck
  return res.end();
});

server.post("/export/claimed", async (req, res) => {
  if (exporting) {
    res.status(423).end();
    return;
  }
  exporting = true;
  try {
    await verify(String(req.query["token"]));
  } finally {
    exporting = false;
  }
  res.end();
});

/** Nobody is turned away: the work is done twice at worst. */
async function prepare(): Promise<void> {
  if (ready) return;
  words = await warmUp();
  ready = true; // !strict no-shared-state-race
}

server.get("/words", async (_req, res) => {
  await prepare();
  res.json(words);
});

const blocked = new Set<string>();
const missing = new Set<string>();
const pages = new Map<string, { text?: string; error?: Error }>();

declare function pageOf(path: string): Promise<string | undefined>;

/** What came of a request that is turned away itself: a second one says the same. */
app.post("/login", async (c) => {
  const ip = c.req.header("x-real-ip") ?? "";
  if (blocked.has(ip)) return c.body(null, 403);
  const fits = await verify(c.req.query("token") ?? "");
  if (!fits) {
    blocked.add(ip);
    return c.body(null, 401);
  }
  return c.body(null, 204);
});

app.post("/login/thrown", async (c) => {
  const ip = c.req.header("x-real-ip") ?? "";
  if (blocked.has(ip)) return c.body(null, 403);
  try {
    await verify(c.req.query("token") ?? "");
  } catch (error) {
    blocked.add(ip);
    throw error;
  }
  return c.body(null, 204);
});

app.get("/pages/:path", async (c) => {
  const path = c.req.param("path");
  if (missing.has(path)) return c.notFound();
  const page = await pageOf(path);
  if (page === undefined) return c.notFound();
  if (!page) missing.add(path);
  return c.text(page);
});

/** A mistake that is remembered, and no check that turns away. */
app.get("/pages/:path/kept", async (c) => {
  const path = c.req.param("path");
  const known = pages.get(path);
  if (known) {
    if (known.error) throw known.error;
    return c.text(known.text ?? "");
  }
  const text = await pageOf(path);
  pages.set(path, { text: text ?? "" }); // !strict no-shared-state-race
  return c.text(text ?? "");
});

let down = false;
let logo: { data: string } | undefined;
const revoked = new Map<string, boolean>();
const found = new Map<string, { html: string } | null>();

declare function probe(): Promise<{ ok: boolean }>;
declare function introspect(token: string): Promise<{ active: boolean }>;
declare function find(id: string): Promise<{ html: string } | undefined>;

/** What the wait said is kept as it is: a breaker, a list of what was revoked, pages that are not there. */
server.get("/probe", async (_req, res) => {
  if (down) return res.status(429).end();
  const answer = await probe();
  down = !answer.ok; // !strict no-shared-state-race
  return res.end();
});

app.get("/revoked", async (c) => {
  const token = c.req.query("token") ?? "";
  if (revoked.get(token)) return c.body(null, 401);
  const said = await introspect(token);
  revoked.set(token, !said.active); // !strict no-shared-state-race
  return c.text("active");
});

app.get("/found/:id", async (c) => {
  const id = c.req.param("id");
  const hit = found.get(id);
  if (hit !== undefined)
    return hit ? c.html(hit.html) : c.json({ error: "not found" }, 404);
  const row = (await find(id)) ?? null;
  found.set(id, row); // !strict no-shared-state-race
  return row ? c.html(row.html) : c.notFound();
});

/** 480 is no status here. */
server.get("/logo", async (_req, res) => {
  if (logo) {
    res.send(logo.data.slice(0, 480));
    return;
  }
  logo = { data: (await warmUp()).join() }; // !strict no-shared-state-race
  res.send(logo.data);
});

/** A check and its wait may stand in an `if`, or in a `catch`, themselves. */
app.post("/codes/:code", async (c) => {
  const code = c.req.param("code");
  if (c.req.header("accept") === "text/plain") {
    if (used.has(code)) return c.body(null, 409);
    await verify(code);
    used.add(code); // ! no-shared-state-race:staleCheck
    return c.body(null, 403);
  }
  return c.body(null, 204);
});

const used = new Set<string>();

@Injectable()
export class Shop {
  private owner: string | undefined;

  async take(name: string): Promise<void> {
    if (this.owner !== undefined) throw new ConflictException();
    await verify(name);
    this.owner = name; // ! no-shared-state-race:staleCheck
  }
}

interface Connection {
  send(text: string): Promise<void>;
  close(): Promise<void>;
}

let connection: Connection | null = null;
let outbox: string[] = [];

/** Closed twice at worst. */
app.post("/close", async (c) => {
  if (connection) {
    await connection.close();
    connection = null; // !strict no-shared-state-race
  }
  return c.body(null, 204);
});

/** What comes meanwhile is thrown away. */
app.post("/flush", async (c) => {
  if (outbox.length > 0) {
    await connection?.send(outbox.join());
    outbox = []; // ! no-shared-state-race
  }
  return c.body(null, 204);
});

app.post("/outbox", async (c) => {
  outbox.push(await c.req.text());
  return c.body(null, 202);
});
