import Koa from "koa";
import Router from "@koa/router";
import { Hono } from "hono";

/**
 * Code that came over from JavaScript: everything is `any`, comments carry the types.
 * @typedef {import("koa").Context} Context
 */

const koa: any = new Koa();
const router = new Router();

/**
 * @param {Context} ctx
 * @param {() => Promise<any>} next
 */
async function poweredBy(ctx: any, next: any) {
  await next();
  ctx.set("X-Powered-By", "coffee");
}

/**
 * @param {Context} ctx
 * @param {() => Promise<any>} next
 */
async function poweredByTooEarly(ctx: any, next: any) {
  const rest = next(); // ! await-downstream
  ctx.set("X-Powered-By", "coffee");
}

router.use(poweredBy);
router.use(poweredByTooEarly);

const hono = new Hono();
hono.use("*", async (c: any, next: any) => {
  next(); // ! await-downstream
  c.header("X-Powered-By", "tea");
});
hono.use("*", async (c: any, next: any) => {
  await next();
  c.header("X-Powered-By", "tea");
});

// Nothing is known of the receiver: silence.
koa.use(async (ctx: any, next: any) => {
  next();
});

// Nothing is known of the function either.
export async function somewhere(ctx: any, next: any) {
  next();
}

export { hono, router };
