import { Mutex } from "async-mutex";
import { Elysia } from "elysia";
import { measure, named, touch } from "./client";

const mutex = new Mutex();

export const app = new Elysia()
  .get("/", (ctx) => {
    touch(ctx);
    return named(ctx); // ! no-blocking-call
  })
  .get("/size", async (ctx) => {
    await mutex.runExclusive(() => measure(ctx));
    return ctx.query;
  });
