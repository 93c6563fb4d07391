import { Hono } from "hono";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";

interface Stored {
  readonly status: number;
  readonly body: string;
  readonly headers: readonly (readonly [string, string])[];
}

interface Store {
  /** Resolves to false where somebody else holds the key. */
  claim(key: string, seconds: number): Promise<boolean>;
  read(key: string): Promise<Stored | null>;
  write(key: string, stored: Stored): Promise<void>;
  release(key: string): Promise<void>;
}

interface Variables {
  idempotencyKey: string;
}

const replayed = "Idempotency-Replayed";
const needsKey = new Set(["POST", "PATCH"]);

function keyOf(c: Context): string | undefined {
  const key = c.req.header("Idempotency-Key");
  if (key !== undefined && !/^[\w-]{8,64}$/.test(key)) {
    throw new HTTPException(400, { message: "malformed key" });
  }
  return key;
}

async function store(response: Response): Promise<Stored> {
  const copy = response.clone();
  return {
    status: copy.status,
    body: await copy.text(),
    headers: [...copy.headers],
  };
}

export function idempotent(keys: Store, seconds = 86_400) {
  return createMiddleware<{ Variables: Variables }>(async (c, next) => {
    if (!needsKey.has(c.req.method)) return next();
    const key = keyOf(c);
    if (!key) return next();

    const before = await keys.read(key);
    if (before) {
      c.header(replayed, "true");
      return new Response(before.body, {
        status: before.status,
        headers: Object.fromEntries(before.headers),
      });
    }
    if (!(await keys.claim(key, seconds))) {
      return c.json({ error: "a request with this key is running" }, 409);
    }

    c.set("idempotencyKey", key);
    try {
      await next();
      if (c.res.status < 500) await keys.write(key, await store(c.res));
    } finally {
      await keys.release(key);
    }
  });
}

/** The claim is given back while the payment is still under way. */
export function idempotentTooShort(keys: Store, seconds = 86_400) {
  return createMiddleware<{ Variables: Variables }>(async (c, next) => {
    const key = keyOf(c);
    if (!key) return next();
    if (!(await keys.claim(key, seconds))) {
      return c.json({ error: "a request with this key is running" }, 409);
    }
    c.set("idempotencyKey", key);
    try {
      return next(); // ! await-downstream
    } finally {
      await keys.release(key);
    }
  });
}

declare const keys: Store;
export default new Hono<{ Variables: Variables }>()
  .use(idempotent(keys))
  .post("/payments", (c) => c.json({ key: c.get("idempotencyKey") }, 201));
