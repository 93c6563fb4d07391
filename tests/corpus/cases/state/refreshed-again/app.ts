import { Hono } from "hono";
import { Engine } from "./engine";
import type { Store } from "./cache";

export function build(store: Store): Hono {
  const engine = new Engine(store);
  const app = new Hono();
  app.post("/fork/:id", async (c) =>
    c.json({ child: await engine.fork(c.req.param("id"), "a") }),
  );
  app.post("/wait/:id", async (c) =>
    c.json({ bound: await engine.waitUntilBound(c.req.param("id"), "b") }),
  );
  return app;
}
