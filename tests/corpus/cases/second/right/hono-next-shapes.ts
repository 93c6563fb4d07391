import { Hono, type Context, type MiddlewareHandler, type Next } from "hono";
import { every, except } from "hono/combine";
import { HTTPException } from "hono/http-exception";
import { streamText } from "hono/streaming";

declare function verify(token: string): Promise<string | undefined>;

async function withTimer(c: Context, next: Next) {
  const start = Date.now();
  await next();
  c.header("server-timing", `total;dur=${Date.now() - start}`);
}

const auth: MiddlewareHandler<{ Variables: { user: string } }> = async (
  c,
  next,
) => {
  const user = await verify(c.req.header("authorization") ?? "");
  if (!user) throw new HTTPException(401);
  c.set("user", user);
  return next();
};

const upgrade: MiddlewareHandler = async (c, next) => {
  if (c.req.header("upgrade") === "websocket")
    return new Response(null, { status: 426 });
  await next();
};

const app = new Hono<{ Variables: { user: string } }>();
app.use(except("/public/*", every(withTimer, auth)));
app.use("/ws", upgrade);
app.use(async (c, next) => {
  try {
    await next();
  } finally {
    c.header("x-served-by", "hono");
  }
});
app.get("/count", (c) =>
  streamText(c, async (stream) => {
    for (let i = 0; i < 3; i++) {
      await stream.writeln(`${i} ${c.get("user")}`);
      await stream.sleep(10);
    }
  }),
);

export default app;
