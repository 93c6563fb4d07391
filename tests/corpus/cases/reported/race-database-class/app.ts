// Koa: many commands before the database is connected, and as many connections.
import Koa from "koa";
import Router from "@koa/router";
import { Database, SingleDatabase } from "./database";

const db = new Database("mongodb://db/main");
const single = new SingleDatabase("mongodb://db/main");

const router = new Router();

router.get("/users", async (ctx) => {
  ctx.body = await db.find("users");
});

router.get("/v2/users", async (ctx) => {
  ctx.body = await single.find("users");
});

export const app = new Koa();
app.use(router.routes());
