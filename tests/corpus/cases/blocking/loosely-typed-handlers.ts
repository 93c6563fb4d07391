// Parameters typed `any`: the registration says that these are handlers.
/* eslint-disable @typescript-eslint/no-explicit-any */
import express from "express";
import Koa from "koa";
import { readFileSync, statSync } from "node:fs";

const app = express();
const koa = new Koa();

function show(req: any, res: any): void {
  const text = readFileSync(`pages/${req.params.name}`, "utf8"); // ! no-blocking-call
  res.send(text);
}

async function touch(ctx: any, next: any): Promise<void> {
  ctx.state.modified = statSync("pages").mtimeMs; // ! no-blocking-call
  await next();
}

// Nobody registers this one: who knows what it is.
export function orphan(req: any, res: any): void {
  res.send(readFileSync(`pages/${req.params.name}`, "utf8"));
}

app.get("/pages/:name", show);
koa.use(touch);

export { app, koa };
