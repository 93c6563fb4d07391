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
  if (seat.taken) return c.notFound();
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

@Injectable()
export class Shop {
  private owner: string | undefined;

  async take(name: string): Promise<void> {
    if (this.owner !== undefined) throw new ConflictException();
    await verify(name);
    this.owner = name; // ! no-shared-state-race:staleCheck
  }
}
