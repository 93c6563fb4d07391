import { readFileSync } from "node:fs";
import Router from "@koa/router";

export const files = new Router();

files.get("/files/:name", (ctx) => {
  ctx.body = readFileSync("about.html", "utf8"); // ! no-blocking-call
});
