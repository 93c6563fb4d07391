// Functions whose type takes Koa's context as handlers do, and that a request writes for itself.
import Koa, { type Context } from "koa";

declare const prices: { of(item: string, path: string): Promise<number> };

type Step = (item: string, ctx: Context) => Promise<void>;

async function eachItem(
  items: readonly string[],
  ctx: Context,
  step: Step,
): Promise<void> {
  for (const item of items) await step(item, ctx);
}

/** The sum is this request's. */
async function total(ctx: Context): Promise<number> {
  let sum = 0;
  await eachItem(["tea", "milk"], ctx, async (item, context) => {
    const before = sum;
    const price = await prices.of(item, context.path);
    sum = before + price;
  });
  return sum;
}

/** So is the whole object. */
class Invoice {
  sum = 0;
  constructor(private readonly ctx: Context) {}

  async add(items: readonly string[]): Promise<number> {
    await eachItem(items, this.ctx, async (item, context) => {
      const before = this.sum;
      const price = await prices.of(item, context.path);
      this.sum = before + price;
    });
    return this.sum;
  }
}

/** This one is everybody's. */
let taken = 0;

const count: Step = async (_item, ctx) => {
  const before = taken;
  const price = await prices.of("tea", ctx.path);
  taken = before + price; // ! no-shared-state-race
};

/** What a library gives to a request: nobody of this project calls it. */
export function adder(ctx: Context): { add: Step; total(): number } {
  let sum = ctx.path.length;
  const add: Step = async (item, context) => {
    const before = sum;
    const price = await prices.of(item, context.path);
    sum = before + price;
  };
  return { add, total: () => sum };
}

const app = new Koa();

app.use(async (ctx, next) => {
  if (ctx.path !== "/total") {
    await next();
    return;
  }
  ctx.body = await total(ctx);
});

app.use(async (ctx) => {
  await count("tea", ctx);
  ctx.body = await new Invoice(ctx).add(["tea"]);
});

export { app };
