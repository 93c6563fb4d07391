// A helper changes the object that it is given: right for an own one, wrong for a shared one.
import Koa from "koa";

interface Tally {
  count: number;
  readonly names: string[];
}

declare function describe(path: string): Promise<string>;

async function extend(tally: Tally, path: string): Promise<Tally> {
  const { count } = tally;
  const name = await describe(path);
  tally.names.push(name);
  tally.count = count + 1;
  return tally;
}

const shared: Tally = { count: 0, names: [] };

const app = new Koa();

app.use(async (ctx, next) => {
  const own: Tally = { count: 0, names: [] };
  await extend(own, "/a");
  await extend(own, "/b");
  ctx.state["tally"] = own;
  await next();
});

app.use(async (ctx, next) => {
  ctx.state["all"] = await extend(shared, "/all"); // ! no-shared-state-race
  await next();
});

export { app };
