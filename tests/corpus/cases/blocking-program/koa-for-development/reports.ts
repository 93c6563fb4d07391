import { readFileSync } from "node:fs";
import Router from "@koa/router";

export const reports = new Router();

reports.get("/reports/last", (ctx) => {
  ctx.body = readFileSync("report.json", "utf8"); // ! no-blocking-call
});

/** For whoever wants to mount them. */
export const routes = reports.routes();
