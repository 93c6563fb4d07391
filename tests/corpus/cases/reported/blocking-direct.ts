// One handler, one synchronous call: what the performance issues of many small projects say.
/* eslint-disable @typescript-eslint/no-explicit-any */
import { spawnSync } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import fs, { mkdirSync, existsSync } from "node:fs";
import path from "node:path";
import zlib, { gzipSync } from "node:zlib";
import { promisify } from "node:util";
import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";
import Koa from "koa";
import { initTRPC } from "@trpc/server";

const app = express();
const brotli = promisify(zlib.brotliCompress);

// The info route of an actuator: git.properties on each call.
app.get("/info", (_req, res) => {
  try {
    const properties = fs.readFileSync("git.properties", "utf8"); // ! no-blocking-call
    res.json({ git: properties });
  } catch {
    res.json({});
  }
});

const properties = fs.existsSync("git.properties")
  ? fs.readFileSync("git.properties", "utf8")
  : "";

app.get("/v2/info", (_req, res) => {
  res.json({ git: properties });
});

// 100 % of a processor and seconds for each response.
app.get("/report", async (_req, res) => {
  const body = JSON.stringify(await rows());
  res.writeHead(200, { "Content-Encoding": "br" });
  res.end(zlib.brotliCompressSync(body)); // ! no-blocking-call
});

app.get("/v2/report", async (_req, res) => {
  const body = JSON.stringify(await rows());
  res.writeHead(200, { "Content-Encoding": "br" });
  res.end(await brotli(body));
});

declare function rows(): Promise<object[]>;

const fastify = Fastify();

// A page data endpoint, one file a slug.
fastify.get<{ Params: { slug: string } }>("/pages/:slug", async (request) => {
  const file = path.join("data", `${request.params.slug}.json`);
  return JSON.parse(fs.readFileSync(file, "utf8")) as object; // ! no-blocking-call
});

fastify.get<{ Params: { slug: string } }>(
  "/v2/pages/:slug",
  async (request) => {
    const file = path.join("data", `${request.params.slug}.json`);
    return JSON.parse(await fs.promises.readFile(file, "utf8")) as object;
  },
);

const hono = new Hono();

hono.use(async (c, next) => {
  await next();
  if (!c.req.header("accept-encoding")?.includes("gzip")) return;
  const packed = gzipSync(await c.res.arrayBuffer()); // ! no-blocking-call
  c.res = new Response(packed, c.res);
});

hono.post("/keys", (c) => {
  const pair = generateKeyPairSync("rsa", { modulusLength: 4096 }); // ! no-blocking-call
  const id = randomBytes(8).toString("hex");
  return c.json({
    id,
    key: pair.publicKey.export({ type: "spki", format: "pem" }),
  });
});

const koa = new Koa();

// The upload folder of the day.
koa.use(async (ctx, next) => {
  const folder = `uploads/${new Date().toISOString().slice(0, 10)}`;
  const there = existsSync(folder); // ! no-blocking-call
  if (!there) {
    mkdirSync(folder, { recursive: true }); // ! no-blocking-call
  }
  ctx.state["folder"] = folder;
  await next();
});

koa.use(async (ctx, next) => {
  const folder = `uploads/${new Date().toISOString().slice(0, 10)}`;
  await fs.promises.mkdir(folder, { recursive: true });
  ctx.state["folder"] = folder;
  await next();
});

const t = initTRPC.create();

export const router = t.router({
  ping: t.procedure.query(() => {
    const { status } = spawnSync("tailscale", ["ping", "host"]); // ! no-blocking-call
    return { ok: status === 0 };
  }),
});

// "It simulates a slow database."
function pause(ms: number) {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    /* wait */
  }
}

app.get("/slow", (_req, res) => {
  pause(500); // ! no-blocking-call
  res.send("done");
});

// A bundler's file system in memory has the same method names and touches no disk.
interface MemoryFileSystem {
  readFileSync(name: string, encoding: string): string;
  readFile(
    name: string,
    done: (error: Error | null, text?: string) => void,
  ): void;
}

declare const devMiddleware: { readonly fileSystem: MemoryFileSystem };

koa.use(async (ctx, next) => {
  await next();
  const index = devMiddleware.fileSystem.readFileSync("index.html", "utf8");
  ctx.body = index.replace("[title]", "hey");
});

export { app, fastify, hono, koa };
