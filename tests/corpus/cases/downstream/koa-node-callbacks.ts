import Koa from "koa";

interface Claims {
  readonly sub: string;
}
declare const jwt: {
  verify(
    token: string,
    secret: string,
    callback: (error: Error | null, claims?: Claims) => void,
  ): void;
};
declare const db: {
  query<Row>(
    sql: string,
    values: readonly unknown[],
    callback: (error: Error | null, rows: Row[]) => void,
  ): void;
};

const app = new Koa();

// Brought over from Express: the callback runs when Koa has answered already.
app.use((ctx, next) => {
  jwt.verify(ctx.get("Authorization"), "secret", (error, claims) => {
    if (error) {
      ctx.status = 401;
      return;
    }
    ctx.state["claims"] = claims;
    next(); // ! await-downstream
  });
});

app.use(async (ctx, next) => {
  db.query<Claims>("select * from users", [], async (error, rows) => {
    if (error) ctx.throw(500);
    ctx.state["users"] = rows;
    await next(); // ! await-downstream
  });
});

app.use(async (ctx, next) => {
  const claims = await new Promise<Claims | undefined>((resolve, reject) => {
    jwt.verify(ctx.get("Authorization"), "secret", (error, result) => {
      if (error) reject(error);
      else resolve(result);
    });
  });
  ctx.state["claims"] = claims;
  await next();
});

app.use(
  (ctx, next) =>
    new Promise((resolve, reject) => {
      db.query<Claims>("select * from users", [], (error, rows) => {
        if (error) return reject(error);
        ctx.state["users"] = rows;
        resolve(next());
      });
    }),
);

app.use(
  (ctx, next) =>
    new Promise<void>((resolve, reject) => {
      db.query<Claims>("select * from users", [], async (error, rows) => {
        if (error) return reject(error);
        ctx.state["users"] = rows;
        try {
          await next();
          resolve();
        } catch (cause) {
          reject(cause as Error);
        }
      });
    }),
);

export default app;
