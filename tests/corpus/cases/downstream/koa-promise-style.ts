import Koa from "koa";

declare function loadUser(token: string): Promise<{ id: string }>;
declare function loadFlags(id: string): Promise<string[]>;

const app = new Koa();

// Written without `async`: the promise has to be handed out of every callback.
app.use((ctx, next) => {
  return loadUser(ctx.get("Authorization")).then((user) => {
    ctx.state.user = user;
    next(); // ! await-downstream
  });
});

app.use((ctx, next) => {
  loadUser(ctx.get("Authorization"))
    .then((user) => {
      ctx.state.user = user;
      return next(); // ! await-downstream
    })
    .catch(console.error);
});

app.use((ctx, next) => {
  loadUser(ctx.get("Authorization")).then(next); // ! await-downstream
});

app.use((ctx, next) =>
  loadUser(ctx.get("Authorization"))
    .then((user) => loadFlags(user.id))
    .then((flags) => {
      ctx.state.flags = flags;
      return next();
    }),
);

app.use((ctx, next) => Promise.resolve(ctx.get("X-Tenant")).then(() => next()));

app.use((ctx, next) => loadUser(ctx.get("Authorization")).then(next));

app.use((ctx, next) =>
  loadUser(ctx.get("Authorization")).then(
    async (user) => {
      ctx.state.user = user;
      await next();
    },
    () => ctx.throw(401),
  ),
);

export default app;
