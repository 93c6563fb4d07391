import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";

import type { Config } from "../config.ts";
import type { Env } from "../env.ts";
import { codeOf } from "../links/codes.ts";
import type { LinkStore } from "../links/store.ts";
import { acceptedTarget } from "../links/targets.ts";

export function linkRoutes(links: LinkStore, config: Config): Hono<Env> {
  const routes = new Hono<Env>();
  let last = links.size;

  routes.post("/", async (c) => {
    const owner = c.get("key").name;
    const { target } = await c.req.json<{ target?: string }>();
    const accepted = await acceptedTarget(target ?? "", config.data);
    if (accepted === undefined)
      throw new HTTPException(422, { message: "not a target that we shorten" });

    last += 1;
    const code = codeOf(last);
    await links.add({ code, target: accepted, owner });
    return c.json({ code, url: `/${code}` }, 201);
  });

  routes.get("/", (c) => {
    const key = c.get("key");
    return c.json(key ? links.ownedBy(key.name) : []);
  });

  routes.get("/:code", (c) => {
    const link = links.find(c.req.param("code"));
    if (!link) return c.notFound();
    return c.json({ code: link.code, target: link.target });
  });

  return routes;
}
