import { readFileSync } from "node:fs";
import Router from "@koa/router";

export const router = new Router({ prefix: "/traces" });

router.get("/last", (ctx) => {
  ctx.body = readFileSync("trace.json", "utf8");
});
