import Koa from "koa";
import { retry, twice } from "./retry";

const app = new Koa();

app.use(async (_ctx, next) => {
  await retry(3, next); // ! no-repeated-downstream:repeatedByHelper
});
app.use(async (_ctx, next) => {
  await twice(next); // ! no-repeated-downstream:repeatedByHelper
});

export { app };
