import type { RecognitionSample } from "./sample.ts";

/** Servers and bots whose middleware awaits what runs below it. */
export const onions: readonly RecognitionSample[] = [
  {
    ids: ["astro"],
    packages: { astro: "7.3.5" },
    file: "src/middleware.ts",
    text: `
/// <reference types="astro/client" />
import type { APIRoute, MiddlewareHandler } from "astro";
import { defineAction } from "astro:actions";
import { defineMiddleware, sequence } from "astro:middleware";
export const wrong = defineMiddleware(/* astro middleware next */ async (context, next) => {
  const started = performance.now();
  const response = next(); // await-downstream
  console.log(context.url.pathname, performance.now() - started);
  return response;
});
export const right = defineMiddleware(/* astro middleware next */ async (context, next) => {
  const response = await next();
  console.log(context.url.pathname, performance.now());
  return response;
});
export const typed: MiddlewareHandler = /* astro middleware next */ (context, next) => next();
export const onRequest = sequence(right, /* astro middleware next */ async (context, next) => next());
export const GET: APIRoute = /* astro handler */ async ({ url }) => new Response(url.pathname);
export const server = { ask: defineAction({ handler: /* astro handler */ async () => "yes" }) };
`,
  },
  {
    ids: ["bolt"],
    packages: { "@slack/bolt": "5.1.0" },
    text: `
import { App, type AllMiddlewareArgs, type Middleware, type SlackEventMiddlewareArgs } from "@slack/bolt";
const app = new App({ token: "x", signingSecret: "y" });
app.use(/* bolt middleware next */ async ({ next, logger }) => {
  next(); // await-downstream
  logger.info("done");
});
app.use(/* bolt middleware next */ async ({ next, logger }) => {
  await next();
  logger.info("done");
});
app.use(/* bolt middleware args.next */ async (args) => { await args.next(); });
export const typed: Middleware<SlackEventMiddlewareArgs<"message">> = /* bolt middleware next */ async ({ next }) => { await next(); };
export const named = /* bolt middleware next */ async ({ next }: AllMiddlewareArgs) => { await next(); };
app.message("hi", named, /* bolt handler */ async ({ say }) => { await say("hello"); });
`,
  },
  {
    ids: ["next-connect"],
    packages: { "next-connect": "1.0.0" },
    text: `
import type { IncomingMessage, ServerResponse } from "node:http";
import { createEdgeRouter, createRouter, type NextHandler } from "next-connect";
const router = createRouter<IncomingMessage, ServerResponse>();
router.use(/* next-connect middleware next */ async (req, res, next) => {
  next(); // await-downstream
  console.log(req.url, res.statusCode);
});
router.use("/a", /* next-connect middleware next */ async (req, res, next) => {
  await next();
  console.log(req.url, res.statusCode);
});
export const named = /* next-connect middleware next */ async (req: IncomingMessage, res: ServerResponse, next: NextHandler) => { await next(); };
router.get(named, /* next-connect handler */ (req, res) => { res.end("yes"); });
const edge = createEdgeRouter<Request, unknown>();
edge.use(/* next-connect middleware next */ async (request, context, next) => next());
edge.get(/* next-connect handler */ () => new Response("yes"));
`,
  },
  {
    ids: ["cloudflare-pages"],
    packages: { "@cloudflare/workers-types": "5.20261117.1" },
    file: "functions/_middleware.ts",
    text: `
import type { ExportedHandlerFetchHandler, PagesFunction } from "@cloudflare/workers-types";
export const wrong: PagesFunction = /* cloudflare-pages middleware context.next */ async (context) => {
  const started = performance.now();
  const response = context.next(); // await-downstream
  console.log("done", performance.now() - started);
  return response;
};
export const right: PagesFunction = /* cloudflare-pages middleware context.next */ async (context) => {
  const response = await context.next();
  console.log("done", performance.now());
  return response;
};
export const onRequest: PagesFunction[] = [/* cloudflare-pages middleware next */ async ({ next }) => next(), right];
export const fetch: ExportedHandlerFetchHandler = /* cloudflare-workers handler */ async (request) => {
  throw new Error(request.url);
};
`,
  },
  {
    ids: ["botbuilder"],
    packages: { "botbuilder-core": "4.23.3" },
    text: `
import { ActivityHandler, MiddlewareSet, type Middleware, type TurnContext } from "botbuilder-core";
export class Wrong implements Middleware {
  /* botbuilder middleware next */
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    next(); // await-downstream
    console.log(context.activity.type);
  }
}
new MiddlewareSet().use(new Wrong(), /* botbuilder middleware next */ async (context, next) => { await next(); });
export class Bot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(/* botbuilder middleware next */ async (context, next) => {
      await context.sendActivity("yes");
      await next();
    });
  }
}
`,
  },
  {
    ids: ["discordx"],
    packages: { discordx: "11.13.3", "discord.js": "14.27.0" },
    text: `
import type { CommandInteraction } from "discord.js";
import { Client, Discord, Guard, Slash, type GuardFunction } from "discordx";
export const wrong: GuardFunction<CommandInteraction> = /* discordx middleware next */ async (interaction, client, next) => {
  next(); // await-downstream
  console.log("done");
};
export const right: GuardFunction<CommandInteraction> = /* discordx middleware next */ async (interaction, client, next) => {
  await next();
  console.log("done");
};
new Client({ intents: [], guards: [/* discordx middleware next */ async (params, client, next) => { await next(); }] });
@Discord()
export class Commands {
  /* discordx handler */
  @Slash({ description: "ask", name: "ask" })
  @Guard(right)
  async ask(interaction: CommandInteraction) { await interaction.reply("yes"); }
}
`,
  },
  {
    ids: ["loopback"],
    packages: { "@loopback/core": "7.0.15", "@loopback/rest": "15.0.16" },
    text: `
import { Application, type Interceptor, type InvocationContext, type Next, type Provider, type ValueOrPromise } from "@loopback/core";
import { RestApplication, get, type Middleware } from "@loopback/rest";
export const wrong: Interceptor = /* loopback middleware next */ async (context, next) => {
  const started = performance.now();
  const result = next(); // await-downstream
  console.log(context.methodName, performance.now() - started);
  return result;
};
export const right: Interceptor = /* loopback middleware next */ async (context, next) => {
  const result = await next();
  console.log(context.methodName, performance.now());
  return result;
};
export const typed: Middleware = /* loopback middleware next */ async (context, next) => next();
new RestApplication().middleware(/* loopback middleware next */ async (context, next) => next());
new Application().interceptor(/* loopback middleware next */ async (context, next) => next());
export class Timing implements Provider<Interceptor> {
  value() { return this.intercept.bind(this); }
  /* loopback middleware next */ async intercept(context: InvocationContext, next: Next): Promise<ValueOrPromise<unknown>> { return next(); }
}
export class Controller {
  /* loopback handler */
  @get("/ask")
  async ask() { return "yes"; }
}
`,
  },
  {
    ids: ["midway-koa", "midway-controller"],
    packages: { "@midwayjs/core": "4.0.0", "@midwayjs/koa": "4.0.0" },
    text: `
import { Controller, Get, Middleware, type FunctionMiddleware, type IMiddleware } from "@midwayjs/core";
import type { Context, NextFunction } from "@midwayjs/koa";
@Middleware()
export class Wrong implements IMiddleware<Context, NextFunction> {
  resolve() {
    return /* midway-koa middleware next */ async (ctx: Context, next: NextFunction) => {
      next(); // await-downstream
      console.log(ctx.status);
    };
  }
}
@Middleware()
export class Right implements IMiddleware<Context, NextFunction> {
  resolve() {
    return /* midway-koa middleware next */ async (ctx: Context, next: NextFunction) => {
      const result = await next();
      console.log(ctx.status);
      return result;
    };
  }
}
export const typed: FunctionMiddleware<Context, NextFunction> = /* midway-koa middleware next */ async (ctx, next) => next();
@Controller("/")
export class Home {
  /* midway-controller handler */
  @Get("/")
  async home() { return "yes"; }
}
`,
  },
  {
    ids: ["moleculer"],
    packages: { moleculer: "0.15.2" },
    text: `
import { ServiceBroker, type ActionHandler, type Context, type Middleware, type Service } from "moleculer";
export const wrong: Middleware = {
  name: "wrong",
  localAction(next: ActionHandler) {
    return /* moleculer middleware next */ async function (this: Service, ctx: Context) {
      const started = performance.now();
      const result = next.call(this, ctx); // await-downstream
      console.log(ctx.id, performance.now() - started);
      return result;
    };
  },
};
export const right: Middleware = {
  name: "right",
  localAction(next: ActionHandler) {
    return /* moleculer middleware next */ async function (this: Service, ctx: Context) {
      const started = performance.now();
      const result: unknown = await next.call(this, ctx);
      console.log(ctx.id, performance.now() - started);
      return result;
    };
  },
};
export const contextual: Middleware = {
  name: "contextual",
  localAction: (next) => /* moleculer middleware next */ async function (ctx) { return next.call(this, ctx); },
};
export const handler: ActionHandler = /* moleculer handler */ async (ctx) => ctx.params;
new ServiceBroker({ middlewares: [wrong, right, contextual] });
`,
  },
  {
    ids: ["next-safe-action"],
    packages: {
      "next-safe-action": "8.7.3",
      next: "16.4.6",
      react: "19.2.0",
      "react-dom": "19.2.0",
    },
    text: `
import { createMiddleware, createSafeActionClient } from "next-safe-action";
const client = createSafeActionClient();
client.use(/* next-safe-action middleware next */ async ({ next }) => {
  const started = performance.now();
  const result = next(); // await-downstream
  console.log("done", performance.now() - started);
  return result;
});
export const authed = client.use(/* next-safe-action middleware next */ async ({ next }) => {
  const result = await next();
  console.log("done", performance.now());
  return result;
});
export const made = createMiddleware().define(/* next-safe-action middleware options.next */ async (options) => options.next());
export const ask = authed.action(/* next-safe-action handler */ async () => "yes");
`,
  },
  {
    ids: ["remix-fetch-router"],
    packages: { "@remix-run/fetch-router": "0.20.1" },
    text: `
import { createRouter, type Middleware } from "@remix-run/fetch-router";
export const wrong: Middleware = /* remix-fetch-router middleware next */ async (context, next) => {
  const started = performance.now();
  const response = next(); // await-downstream
  console.log(context.url.pathname, performance.now() - started);
  return response;
};
export const right: Middleware = /* remix-fetch-router middleware next */ async (context, next) => {
  const response = await next();
  console.log(context.url.pathname, performance.now());
  return response;
};
const router = createRouter({ middleware: [right, /* remix-fetch-router middleware next */ (context, next) => next()] });
router.get("/", /* remix-fetch-router handler */ () => new Response("yes"));
`,
  },
  {
    ids: ["tanstack-start", "tanstack-start-request"],
    packages: { "@tanstack/react-start": "1.169.5" },
    text: `
import { createMiddleware, createServerFn } from "@tanstack/react-start";
export const wrong = createMiddleware().server(/* tanstack-start-request middleware next */ async ({ next }) => {
  const started = performance.now();
  const result = next(); // await-downstream
  console.log("done", performance.now() - started);
  return result;
});
export const right = createMiddleware().server(/* tanstack-start-request middleware next */ async ({ next }) => {
  const result = await next();
  console.log("done", performance.now());
  return result;
});
let served = 0;
export const counting = createMiddleware().server(/* tanstack-start-request middleware next */ async ({ next }) => {
  const before = served;
  const result = await next();
  served = before + 1; // no-shared-state-race
  return result;
});
export const lost = createMiddleware({ type: "function" }).server(/* tanstack-start middleware next */ async ({ next }) => {
  try {
    return await next();
  } catch {
    return next(); // no-repeated-downstream
  }
});
export const early = createMiddleware({ type: "function" }).server(/* tanstack-start middleware next */ async ({ next }) => {
  const started = performance.now();
  const result = next(); // await-downstream
  console.log("done", performance.now() - started);
  return result;
});
export const both = createMiddleware({ type: "function" })
  .client(/* tanstack-start middleware next */ async ({ next }) => next())
  .server(/* tanstack-start middleware options.next */ async (options) => options.next());
export const ask = createServerFn().middleware([both]).handler(/* tanstack-start handler */ async () => "yes");
`,
  },
];
