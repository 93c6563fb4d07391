import { readFileSync } from "node:fs";
import Router from "@koa/router";

const router = new Router();

router.get("/debug/config", (ctx) => {
  ctx.body = readFileSync("config.json", "utf8");
});

export default router;
