import { Elysia } from "elysia";
import { named, touch } from "./client";
export const app = new Elysia().get("/", (ctx) => {
  touch(ctx);
  return named(ctx);
});
