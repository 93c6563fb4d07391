import { Hono } from "hono";

class Contexts {
  private stack: { user: string }[] = [];

  enter(user: string) {
    this.stack.push({ user });
  }

  leave() {
    this.stack.pop();
  }

  current() {
    return this.stack.at(-1);
  }
}

const contexts = new Contexts();
const app = new Hono();

// Nobody else gets a turn between the two.
app.use(async (c, next) => {
  contexts.enter(c.req.header("x-user") ?? "");
  const user = contexts.current()?.user ?? "nobody";
  contexts.leave();
  await next();
  c.header("x-user", user);
});

// Made for one request, and popped after its waits.
app.get("/tree", async (c) => {
  const own = new Contexts();
  own.enter(c.req.query("root") ?? "");
  await Promise.resolve();
  const text = own.current()?.user ?? "";
  own.leave();
  return c.text(text);
});
