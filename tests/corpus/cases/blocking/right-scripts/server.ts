import Koa from "koa";
import { migrate } from "./migrate";

migrate("migrations");

export const app = new Koa();

app.use((ctx) => {
  ctx.body = "ok";
});
