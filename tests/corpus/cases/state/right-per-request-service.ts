// Right: objects that are made for one request may keep that request's state.
import Koa from "koa";
import { Hono } from "hono";

declare function load(id: string): Promise<{ price: number }>;

class Basket {
  private total = 0;
  private items: string[] = [];

  constructor(private readonly user: string) {}

  async add(id: string): Promise<void> {
    const before = this.total;
    const { price } = await load(id);
    this.total = before + price;
    this.items.push(id);
  }

  summary(): object {
    return { user: this.user, total: this.total, items: this.items };
  }
}

const koa = new Koa();

koa.use(async (ctx) => {
  const basket = new Basket(ctx.get("x-user"));
  await basket.add("a");
  await basket.add("b");
  ctx.body = basket.summary();
});

function basketFor(user: string): Basket {
  return new Basket(user);
}

const hono = new Hono<{ Variables: { basket: Basket } }>();

hono.use(async (c, next) => {
  c.set("basket", basketFor(c.req.header("x-user") ?? ""));
  await next();
});

hono.post("/add/:id", async (c) => {
  const basket = c.get("basket");
  await basket.add(c.req.param("id"));
  return c.json(basket.summary());
});

export { hono, koa };
