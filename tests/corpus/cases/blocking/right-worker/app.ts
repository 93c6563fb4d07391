import Router from "@koa/router";
import { hash } from "./hash-worker";
import { Pool } from "./pool";

const pool = new Pool(new URL("./hash-worker.js", import.meta.url));
const pepper = hash("pepper", "salt");

export const router = new Router();

router.post("/passwords/:name", async (ctx) => {
  const salt = pepper.slice(0, 16);
  ctx.body = await pool.run<string>({ password: ctx.get("x-pw"), salt });
});

router.post("/direct/:name", async (ctx) => {
  ctx.body = hash(ctx.get("x-pw"), pepper.slice(0, 16)); // ! no-blocking-call
});
