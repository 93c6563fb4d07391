// Tables by a key of the request, and what is the same for all.
import express from "express";
import Koa from "koa";
const app = express();
interface Plan {
  limit: number;
  used: number;
  name: string;
  tags: string[];
}
const plans: Record<string, Plan> = {};
const clients: Record<
  string,
  { get(p: string): Promise<string>; last?: number }
> = {};
declare function load(k: string): Promise<Plan>;
declare function make(t: string): { get(p: string): Promise<string> };
let total = 0;
let lastSeen = 0;
const counts: Record<string, { n: number }> = {};
const handlers: Record<
  string,
  (q: express.Request, s: express.Response) => void
> = {};
const order: string[] = [];
app.get("/p/:id", async (req, res) => {
  const plan = plans[req.params.id];
  if (!plan) {
    res.status(404).end();
    return;
  }
  plan.used++;
  total += plan.limit;
  lastSeen = Date.now();
  res.json(plan);
});
app.get("/c/:t", async (req, res) => {
  const client = (clients[req.params.t] ??= make(req.params.t));
  client.last = Date.now();
  res.send(await client.get(req.path));
});
app.use((req, res, next) => {
  const c = counts[req.path] ?? (counts[req.path] = { n: 0 });
  c.n++;
  next();
});
app.use((req, res, next) => {
  const h = handlers[req.method];
  if (h) h(req, res);
  else next();
});
app.put("/p/:id", async (req, res) => {
  const loaded = await load(req.params.id);
  plans[req.params.id] = { ...plans[req.params.id], ...loaded };
  order.push(req.params.id);
  res.json(plans[req.params.id]);
});
app.get("/stats", (req, res) => {
  res.json({ total, lastSeen, order: order.length, counts });
});
class Registry {
  private byName: Record<string, Plan> = {};
  private newest: Plan | undefined;
  register(name: string, plan: Plan): void {
    this.byName[name] = plan;
    this.newest = this.byName[name];
  }
  get(name: string): Plan | undefined {
    return this.byName[name];
  }
  latest(): Plan | undefined {
    return this.newest;
  }
}
const registry = new Registry();
registry.register("free", { limit: 1, used: 0, name: "free", tags: [] });
const k = new Koa();
k.use(async (ctx, next) => {
  ctx.state.plan = registry.get(String(ctx.query.plan));
  await next();
  ctx.body = { latest: registry.latest() };
});
const levels = ["debug", "info"] as const;
const loggers: Record<string, { level: string }> = {};
k.use(async (ctx, next) => {
  const log = loggers[ctx.path];
  if (log && ctx.query.level)
    log.level = levels[Number(ctx.query.level)] ?? "info";
  await next();
});
const games: Record<
  string,
  { players: string[]; turn: number; board: Record<string, { owner: string }> }
> = {};
k.use(async (ctx, next) => {
  const game = games[String(ctx.query.game)];
  if (game) {
    const cell = game.board[String(ctx.query.cell)];
    if (cell) cell.owner = String(ctx.query.player);
    game.turn = (game.turn + 1) % game.players.length;
  }
  await next();
});
let mode = 0;
const modes = [{ n: 1 }, { n: 2 }];
k.use(async (ctx, next) => {
  mode = (mode + 1) % modes.length;
  ctx.state.mode = modes[mode];
  await next();
});
let active = modes[0];
k.use(async (ctx, next) => {
  if (ctx.method === "POST" && ctx.path === "/admin/mode") {
    active = modes[Number(ctx.query.i)];
    ctx.status = 204;
    return;
  }
  await next();
});
k.use((ctx) => {
  ctx.body = active;
});
