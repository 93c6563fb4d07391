import { Hono, type MiddlewareHandler } from "hono";
import { createFactory } from "hono/factory";
import { execSync } from "node:child_process";
import fs from "node:fs";

const factory = createFactory();

const handlers = factory.createHandlers(
  async (c, next) => {
    c.header("x-load", fs.readFileSync("/proc/loadavg", "utf8").trim()); // ! no-blocking-call
    await next();
  },
  (c) => c.text("ok"),
);

export const versioned = (command: string): MiddlewareHandler => {
  const version = execSync(command).toString().trim();
  return async (c, next) => {
    await next();
    c.header("x-version", version);
  };
};

const api = new Hono().basePath("/api");
api.get("/load", ...handlers);
api.on(["PUT", "PATCH"], "/files/:name", async (c) => {
  const text = await c.req.text();
  fs.writeFileSync(`files/${c.req.param("name")}`, text); // ! no-blocking-call
  return c.body(null, 204);
});

const app = new Hono();
app.use(versioned("git describe"));
app.route("/", api);
app.notFound((c) => {
  const page = fs.readFileSync("404.html", "utf8"); // ! no-blocking-call
  return c.html(page, 404);
});
app.onError((error, c) => {
  fs.appendFileSync("errors.log", error.message); // ! no-blocking-call
  return c.text("internal error", 500);
});

export default app;
