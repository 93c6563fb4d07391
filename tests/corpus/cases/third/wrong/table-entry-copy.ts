import Koa from "koa";

interface Visit {
  hits: number;
  country?: string;
}
declare const geo: { country(ip: string): Promise<string> };

const visits: Record<string, Visit> = {};
const app = new Koa();

app.use(async (ctx, next) => {
  const visit = { ...(visits[ctx.ip] ?? { hits: 0 }) };
  visit.hits += 1;
  visit.country = await geo.country(ctx.ip);
  visits[ctx.ip] = visit; // ! no-shared-state-race
  await next();
});
