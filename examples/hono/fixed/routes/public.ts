import { readFile } from "node:fs/promises";
import { Hono } from "hono";

import type { Config } from "../config.ts";
import type { Env } from "../env.ts";
import type { LinkStore } from "../links/store.ts";
import type { Metrics } from "../metrics.ts";

export function publicRoutes(
  links: LinkStore,
  metrics: Metrics,
  config: Config,
): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get("/", async (c) => {
    const page = await readFile(new URL("index.html", config.pages), "utf8");
    return c.html(page.replace("{{count}}", String(links.size)));
  });

  routes.get("/metrics", (c) => c.text(metrics.text()));

  routes.get("/:code", (c) => {
    const link = links.find(c.req.param("code"));
    return link ? c.redirect(link.target, 302) : c.notFound();
  });

  return routes;
}
