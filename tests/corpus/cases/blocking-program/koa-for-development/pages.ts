import { readFileSync } from "node:fs";
import Router from "@koa/router";

export const pages = new Router();

pages.get("/about", (ctx) => {
  ctx.body = readFileSync("about.html", "utf8"); // ! no-blocking-call
});
