import { Hono } from "hono";
import { createMiddleware } from "hono/factory";

// Keys that are the same for every request, fetched anew when they have run out: whoever refreshed them
// last, what this request reads is current.

interface KeySet {
  readonly keys: Record<string, CryptoKey>;
  readonly expires: number;
}

async function fetchKeys(team: string): Promise<KeySet> {
  const response = await fetch(`https://${team}.access.test/certs`);
  const found = (await response.json()) as Record<string, CryptoKey>;
  return { keys: { ...found }, expires: Date.now() + 3_600_000 };
}

declare function verify(
  token: string,
  keys: Record<string, CryptoKey>,
): Promise<boolean>;

function access(team: string) {
  let keys: Record<string, CryptoKey> = {};
  let expires = 0;

  async function refresh(): Promise<void> {
    const fetched = await fetchKeys(team);
    keys = fetched.keys;
    expires = fetched.expires;
  }

  return createMiddleware(async (c, next) => {
    const token = c.req.header("x-access");
    if (token === undefined) return c.text("no token", 401);
    if (Object.keys(keys).length === 0 || Date.now() >= expires) {
      await refresh();
    }
    if (!(await verify(token, keys))) {
      await refresh();
      if (!(await verify(token, keys))) return c.text("bad token", 401);
    }
    await next();
  });
}

const app = new Hono();
app.use(access("ops"));

export default app;
