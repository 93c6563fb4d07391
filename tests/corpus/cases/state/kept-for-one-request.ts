// A promise that is kept for one request alone, or looked at the wrong way round, keeps nobody else out of the work behind it.
import express from "express";
import Koa from "koa";

interface Reader {
  readonly ok: boolean;
}

declare function open(name: string): Promise<Reader>;
declare function work(): Promise<void>;

export const koa = new Koa();
export const app = express();

let user: Reader | undefined;
koa.use(async (ctx) => {
  ctx.state.loading ??= (async () => {
    user = await open("user");
    await work();
    if (user.ok) ctx.status = 200; // ! no-shared-state-race
  })();
  await ctx.state.loading;
});

let local: Reader | undefined;
app.get("/local", async (_req, res) => {
  let pending: Promise<void> | undefined;
  const once = (): Promise<void> => {
    if (pending) return pending;
    pending = (async () => {
      local = await open("local");
      await work();
      if (local.ok) local = undefined; // ! no-shared-state-race
    })();
    return pending;
  };
  await once();
  await once();
  res.sendStatus(204);
});

interface Loading extends express.Request {
  loading?: Promise<void>;
}
let ofRequest: Reader | undefined;
app.get("/request", async (req: Loading, res) => {
  req.loading ??= (async () => {
    ofRequest = await open("request");
    await work();
    if (ofRequest.ok) ofRequest = undefined; // ! no-shared-state-race
  })();
  await req.loading;
  res.sendStatus(204);
});

let again: Reader | undefined;
let running: Promise<void> | undefined;
app.get("/again", async (_req, res) => {
  if (running) {
    running = (async () => {
      again = await open("again");
      await work();
      if (again.ok) again = undefined; // ! no-shared-state-race
    })();
  }
  await running;
  res.sendStatus(204);
});

// Set by others, too.
let shown: Reader | undefined;
let showing: Promise<void> | undefined;
app.get("/shown", async (_req, res) => {
  if (showing) return void res.sendStatus(204);
  showing = (async () => {
    shown = await open("shown");
    await work();
    if (shown.ok) shown = undefined; // ! no-shared-state-race
  })().finally(() => {
    showing = undefined;
  });
  await showing;
  res.sendStatus(204);
});
app.put("/shown", async (_req, res) => {
  shown = await open("other");
  res.sendStatus(204);
});

// Thrown away by others: loaded anew by the next one.
let page: Reader | undefined;
let loading: Promise<void> | undefined;
app.get("/page", async (_req, res) => {
  if (!loading) {
    loading = (async () => {
      page = await open("page");
      await work();
      if (page.ok) console.log("ready");
    })();
  }
  await loading;
  res.json(page);
});
app.delete("/page", (_req, res) => {
  loading = undefined;
  page = undefined;
  res.sendStatus(204);
});
