import { Application } from "@oakserver/oak";

declare function isBot(agent: string): Promise<boolean>;

let humans = 0;
let bots = 0;
export const app = new Application();

app.use(async (ctx, next) => {
  const agent = ctx.request.headers.get("user-agent") ?? "";
  bots = (await isBot(agent)) ? bots + 1 : bots;
  const seen = humans;
  humans = (await isBot(agent)) ? seen : seen + 1; // ! no-shared-state-race
  await next();
});
