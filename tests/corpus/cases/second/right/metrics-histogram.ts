import type { Middleware } from "koa";

const buckets = [5, 10, 50, 100, 500];
const counts = new Map<string, number[]>();
let sum = 0;

function observe(route: string, ms: number) {
  let row = counts.get(route);
  if (!row) {
    row = buckets.map(() => 0);
    counts.set(route, row);
  }
  buckets.forEach((limit, index) => {
    if (ms <= limit) row[index] = (row[index] ?? 0) + 1;
  });
  sum += ms;
}

export const histogram: Middleware = async (ctx, next) => {
  const start = process.hrtime.bigint();
  try {
    await next();
  } finally {
    observe(ctx.method, Number(process.hrtime.bigint() - start) / 1e6);
  }
};

export const total = () => sum;
