import Router from "@koa/router";
import type { State } from "../http/context";
import { HttpError } from "../http/errors";
import { editorsOnly } from "../http/session";
import { history, lastRevision } from "./history";
import type { PageRepository } from "./repository";

declare function textOf(request: NodeJS.ReadableStream): Promise<string>;

export function pageRoutes(pages: PageRepository): Router<State> {
  const router = new Router<State>({ prefix: "/pages" });

  router.get("/", async (ctx) => {
    ctx.body = await pages.titles();
  });

  router.get("/:title", async (ctx) => {
    const page = await pages.find(ctx.params["title"] ?? "");
    if (!page) throw new HttpError(404, "no such page");
    const revision = lastRevision(`${page.title}.md`); // ! no-blocking-call
    ctx.set("etag", `"${revision?.hash ?? ""}"`);
    if (ctx.fresh) {
      ctx.status = 304;
      return;
    }
    ctx.body = page;
  });

  router.get("/:title/history", async (ctx) => {
    ctx.body = await history(`${ctx.params["title"] ?? ""}.md`);
  });

  router.put("/:title", editorsOnly, async (ctx) => {
    const text = await textOf(ctx.req);
    await pages.save({ title: ctx.params["title"] ?? "", text });
    ctx.status = 204;
  });

  return router;
}
