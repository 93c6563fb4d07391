// What a request has to present, and what is good for one request only.
import { randomInt, randomUUID } from "node:crypto";

import express from "express";
import { Hono } from "hono";
import Koa from "koa";

declare const users: { create(name: string): Promise<void> };
declare const orders: { place(body: unknown): Promise<string> };
declare const devices: { add(name: string): Promise<void> };
declare function render(path: string): Promise<string>;

let setupToken: string = randomUUID();

export const setup = new Koa().use(async (ctx) => {
  if (ctx.query.token !== setupToken) ctx.throw(403, "wrong token");
  await users.create(String(ctx.query.name));
  setupToken = randomUUID(); // ! no-shared-state-race:staleCheck
  ctx.status = 201;
});

let inviteToken: string = randomUUID();

export const invites = new Koa().use(async (ctx) => {
  if (ctx.query.token !== inviteToken) ctx.throw(403, "wrong token");
  inviteToken = randomUUID();
  await users.create(String(ctx.query.name));
  ctx.status = 201;
});

const page = { nonce: randomUUID() as string };

export const shop = new Hono().post("/orders", async (c) => {
  const body = await c.req.json<{ nonce: string }>();
  if (body.nonce === page.nonce) {
    const id = await orders.place(body);
    page.nonce = randomUUID(); // ! no-shared-state-race:staleCheck
    return c.json({ id });
  }
  return c.json({ error: "stale" }, 409);
});

const pairing: { code: string | undefined; last: string | undefined } = {
  code: randomUUID(),
  last: undefined,
};

export const app = express();

app.post("/pair", async (req, res) => {
  if (req.body.code !== pairing.code) {
    res.status(403).json({ error: "this code isn't valid" });
    return;
  }
  await devices.add(req.body.device);
  pairing.code = undefined; // ! no-shared-state-race:staleCheck
  res.sendStatus(201);
});

// Nobody is turned away: whoever leaves a second time leaves the same behind.
app.post("/leave", async (req, res) => {
  if (req.body.device === pairing.last) {
    await devices.add("nobody");
    pairing.last = undefined; // !strict no-shared-state-race
  }
  res.sendStatus(204);
});

app.post("/enter", async (req, res) => {
  pairing.last = req.body.device;
  await devices.add(req.body.device);
  res.sendStatus(204);
});

// Another id is no code: the page is made anew for whoever doesn't have it.
let home = { etag: "", body: "" };

app.get("/", async (req, res) => {
  if (req.headers["if-none-match"] === home.etag) {
    res.sendStatus(304);
    return;
  }
  const body = await render("/");
  home = { etag: randomUUID(), body }; // !strict no-shared-state-race
  res.send(body);
});

// Who presents is no code: nobody else is let in by it, and leaving a second time leaves the same behind.
class Stage {
  private presenter: string | undefined;
  private key: string | undefined;

  enter(user: string): boolean {
    if (this.presenter !== undefined) return false;
    this.presenter = user;
    return true;
  }

  async leave(user: string): Promise<void> {
    if (user !== this.presenter) throw new Error("somebody else presents");
    await devices.add("nobody");
    this.presenter = undefined; // !strict no-shared-state-race
  }

  issue(): string {
    const key = randomUUID();
    this.key = key;
    return key;
  }

  async redeem(key: string): Promise<void> {
    if (key !== this.key) throw new Error("not valid");
    await devices.add(key);
    this.key = undefined; // ! no-shared-state-race:staleCheck
  }
}

const stage = new Stage();

app.post("/stage", (req, res) => {
  res.json({ entered: stage.enter(req.body.user), key: stage.issue() });
});

app.delete("/stage", async (req, res) => {
  await stage.leave(req.body.user);
  await stage.redeem(req.body.key);
  res.sendStatus(204);
});

let invite: string | undefined = randomUUID();

app.post("/invited", async (req, res) => {
  if (!invite || req.body.code !== invite) return res.sendStatus(403);
  await users.create(req.body.email);
  invite = undefined; // ! no-shared-state-race:staleCheck
  res.sendStatus(201);
});

app.post("/invited/first", async (req, res) => {
  if (!invite || req.body.code !== invite) return res.sendStatus(403);
  invite = undefined;
  await users.create(req.body.email);
  res.sendStatus(201);
});

let pin = String(randomInt(1_000_000)).padStart(6, "0");

app.post("/pair", async (req, res) => {
  if (!pin || req.body.pin !== pin) return res.sendStatus(403);
  await devices.add(req.body.name);
  pin = String(randomInt(1_000_000)).padStart(6, "0"); // ! no-shared-state-race:staleCheck
  res.sendStatus(201);
});

const room: { host?: string } = {};

app.put("/room", (req, res) => {
  room.host = req.body.id;
  res.sendStatus(204);
});

// Only the host is let in, and leaves however often.
app.delete("/room", async (req, res) => {
  if (room.host === undefined || room.host !== req.body.id)
    return res.sendStatus(403);
  await devices.add("nobody");
  room.host = undefined; // !strict no-shared-state-race
  res.sendStatus(204);
});
