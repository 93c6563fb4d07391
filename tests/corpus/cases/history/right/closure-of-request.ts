import { createServer } from "node:http";
import Koa from "koa";

// The same makers, asked once for each request.
function reader() {
  let current: string | undefined;
  const read = async () => {
    await Promise.resolve();
    return current;
  };
  return async (event: string) => {
    current = event;
    return await read();
  };
}

createServer(async (req, res) => {
  const read = reader();
  res.end(await read(String(req.headers["x-id"])));
});

const counter = () => {
  let total = 0;
  return async (amount: Promise<number>) => {
    const before = total;
    total = before + (await amount);
    return total;
  };
};

new Koa().use(async (ctx, next) => {
  const count = counter();
  await count(Promise.resolve(ctx.request.length ?? 0));
  await next();
  ctx.set("x-count", String(await count(Promise.resolve(1))));
});

// What a library makes of a function calls it when it likes.
declare function debounce(job: (name: string) => void): (name: string) => void;
let last = "";
const noteLater = debounce((name) => {
  last = name;
});

new Koa().use(async (ctx, next) => {
  noteLater("one");
  await next();
  console.log(last, ctx.status);
});
