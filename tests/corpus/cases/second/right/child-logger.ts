import { Hono } from "hono";

class Logger {
  constructor(
    private readonly bindings: Readonly<Record<string, string>> = {},
  ) {}

  child(bindings: Record<string, string>) {
    return new Logger({ ...this.bindings, ...bindings });
  }

  info(message: string) {
    console.log(JSON.stringify({ ...this.bindings, message }));
  }
}

const root = new Logger({ app: "shop" });
const app = new Hono<{ Variables: { log: Logger } }>();

app.use(async (c, next) => {
  const log = root.child({ requestId: c.req.header("x-request-id") ?? "-" });
  c.set("log", log);
  log.info("start");
  await next();
  c.get("log").info("end");
});

export default app;
