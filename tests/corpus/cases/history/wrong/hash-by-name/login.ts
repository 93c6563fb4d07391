import Koa from "koa";
import { User } from "./user.ts";
declare function getByUname(name: string): Promise<User>;
const app = new Koa();
app.use(async (ctx) => {
  const udoc = await getByUname(String(ctx.query["uname"]));
  await udoc.checkPassword(String(ctx.query["password"])); // ! no-blocking-call
  ctx.body = udoc._id;
});
app.use(async (ctx) => {
  const udoc = await getByUname(String(ctx.query["uname"]));
  await udoc.checkPasswordLater(String(ctx.query["password"]));
  ctx.body = udoc._id;
});
