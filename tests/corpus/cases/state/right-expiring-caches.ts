// Right: caches that are refilled when they are too old. Two requests may refill one: the same value twice.
import Fastify from "fastify";
import { Hono } from "hono";

interface Keys {
  readonly keys: readonly object[];
}

declare function fetchKeys(): Promise<Keys>;
declare function checkDatabase(): Promise<boolean>;

const TTL = 300_000;

let keys: Keys | undefined;
let keysAt = 0;

async function currentKeys(): Promise<Keys> {
  if (!keys || Date.now() - keysAt > TTL) {
    keys = await fetchKeys();
    keysAt = Date.now();
  }
  return keys;
}

const hono = new Hono();

hono.use(async (c, next) => {
  const { keys: list } = await currentKeys();
  c.header("x-keys", String(list.length));
  await next();
});

const health = { ok: true, at: 0 };
const fastify = Fastify();

fastify.get("/healthz", async (_request, reply) => {
  if (Date.now() - health.at > 5000) {
    const ok = await checkDatabase();
    health.ok = ok;
    health.at = Date.now();
  }
  return reply.code(health.ok ? 200 : 503).send();
});

export { fastify, hono };
