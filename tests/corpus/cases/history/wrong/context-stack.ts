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

app.use(async (c, next) => {
  contexts.enter(c.req.header("x-user") ?? ""); // ! no-request-state-leak:restored
  try {
    await next();
  } finally {
    contexts.leave();
  }
});

app.get("/me", async (c) => {
  await Promise.resolve();
  return c.text(contexts.current()?.user ?? "nobody");
});
