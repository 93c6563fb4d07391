import { Hono } from "hono";
import { env } from "hono/adapter";
import { createMiddleware } from "hono/factory";

// The environment is handed out with each request and is the same in all of them.

interface Variables extends Record<string, unknown> {
  readonly AUTH_SECRET: string;
}

declare function deriveKey(secret: string): Promise<CryptoKey>;
declare function open(key: CryptoKey, sealed: string): Promise<string>;

function sessions(configured?: string) {
  let key: CryptoKey | undefined;

  return createMiddleware(async (c, next) => {
    const secret = configured ?? env<Variables>(c).AUTH_SECRET;
    const sealed = c.req.header("x-session");
    if (sealed !== undefined) {
      key ??= await deriveKey(secret);
      c.set("user", await open(key, sealed));
    }
    await next();
  });
}

const app = new Hono<{ Bindings: Variables }>();
let direct: CryptoKey | undefined;

app.use(sessions());
app.get("/me", async (c) => {
  direct ??= await deriveKey(c.env.AUTH_SECRET);
  return c.text(await open(direct, c.req.query("sealed") ?? ""));
});

export default app;
