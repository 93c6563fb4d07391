import Koa from "koa";
import { readFile } from "node:fs/promises";

interface Claims {
  readonly sub: string;
}
declare const jwt: {
  verify(
    token: string,
    done: (error: Error | null, claims?: Claims) => void,
  ): void;
};

const app = new Koa();

// Once in the callback, once behind it.
app.use(async (ctx, next) => {
  jwt.verify(ctx.get("Authorization"), (error, claims) => {
    if (error) return;
    ctx.state["claims"] = claims;
    next(); // ! await-downstream
  });
  await next(); // ! no-repeated-downstream
});

app.use(async (ctx, next) => {
  const template = await readFile("views/index.html", "utf8").catch(() => null);
  if (template === null) return next();
  ctx.body = template;
});

// `.then(next, next)`: one of the two.
app.use((ctx, next) => readFile("robots.txt", "utf8").then(next, next));

// `.then(next).catch(next)`: downstream's own error runs it again.
app.use(
  (ctx, next) => readFile("humans.txt", "utf8").then(next).catch(next), // ! no-repeated-downstream
);

app.use((ctx, next) =>
  readFile("ads.txt", "utf8")
    .then((text) => {
      ctx.body = text;
    })
    .catch(() => next()),
);

export default app;
