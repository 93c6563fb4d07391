// Request data in module variables, in two frameworks with contexts of their own.
import { Application } from "@oakserver/oak";
import { H3 } from "h3";

declare function userOf(token: string | null): Promise<string>;
declare function feed(user: string): Promise<string[]>;

let user = "";
let token: string | null = null;

export const oak = new Application();

oak.use(async (ctx, next) => {
  token = ctx.request.headers.get("authorization"); // ! no-request-state-leak
  await next();
});

oak.use(async (ctx) => {
  ctx.state["user"] = await userOf(token);
  ctx.response.body = await feed(String(ctx.state["user"]));
});

export const h3 = new H3();

h3.use(async (event, next) => {
  user = await userOf(event.req.headers.get("authorization")); // ! no-request-state-leak
  return next();
});

h3.use(async (event, next) => {
  event.context["user"] = await userOf(event.req.headers.get("x-token"));
  return next();
});

h3.get("/feed", async () => feed(user));
h3.get("/own", async (event) => feed(String(event.context["user"])));
