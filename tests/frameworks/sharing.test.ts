import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";

import { frameworks } from "../../src/middleware/frameworks/index.ts";

const descriptorOf = (id: string) => {
  const found = frameworks.find((descriptor) => descriptor.id === id);
  if (!found) throw new Error(`no descriptor ${id}`);
  return found;
};

/** A server's callback, whatever it returns. */
type Listener = (...parameters: never[]) => unknown;

async function requestTwice(listener: Listener): Promise<void> {
  const server = createServer(listener as RequestListener).listen(
    0,
    "127.0.0.1",
  );
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  for (let count = 0; count < 2; count++)
    await fetch(`http://127.0.0.1:${String(port)}/`, {
      headers: { connection: "close" },
    }).then((response) => response.text());
  server.close();
}

type Parameters = readonly unknown[];

/** The parameters of a body, for two requests. */
const observed: Readonly<
  Record<string, (see: (...parameters: Parameters) => void) => Promise<void>>
> = {
  async koa(see) {
    const { default: Koa } = await import("koa");
    const { default: Router } = await import("@koa/router");
    const router = new Router();
    router.get("/", (context) => {
      see(context);
      context.body = "ok";
    });
    await requestTwice(new Koa().use(router.routes()).callback());
  },
  async express(see) {
    const { default: express } = await import("express");
    const app = express().get("/", (request, response) => {
      see(request, response);
      response.send("ok");
    });
    await requestTwice(app);
  },
  async "fastify-hook"(see) {
    const { default: fastify } = await import("fastify");
    const app = fastify();
    app.get("/", { config: { shared: true } }, async (request, reply) => {
      see(request, reply);
      return Promise.resolve("ok");
    });
    await app.ready();
    await requestTwice((request: never, response: never) => {
      app.routing(request, response);
    });
  },
  async h3(see) {
    const { H3 } = await import("h3");
    const app = new H3();
    app.get("/", (event) => {
      see(event);
      return "ok";
    });
    await app.request("/");
    await app.request("/");
  },
  async oak(see) {
    const { Application, Router } = await import("@oakserver/oak");
    const router = new Router();
    router.get("/", (context) => {
      see(context);
      context.response.body = "ok";
    });
    const app = new Application({ logErrors: false });
    app.use(router.routes());
    for (let count = 0; count < 2; count++)
      await app.handle(new Request("http://localhost/"));
  },
  async feathers(see) {
    const { feathers } = await import("@feathersjs/feathers");
    const app = feathers();
    app.use("ask", { find: async () => Promise.resolve([]) });
    const service = app.service("ask") as {
      hooks(map: unknown): void;
      find(): Promise<unknown>;
    };
    service.hooks({
      around: {
        all: [
          async (context: unknown, next: () => Promise<void>) => {
            see(context);
            await next();
          },
        ],
      },
    });
    await service.find();
    await service.find();
  },
  async grammy(see) {
    const { Bot } = await import("grammy");
    const me = { id: 1, is_bot: true, first_name: "b", username: "b" };
    const bot = new Bot("1:a", { botInfo: me as never });
    bot.use((context) => {
      see(context);
    });
    await bot.handleUpdate({ update_id: 1 });
    await bot.handleUpdate({ update_id: 2 });
  },
  async telegraf(see) {
    const { Telegraf } = await import("telegraf");
    const bot = new Telegraf("1:a");
    bot.botInfo = { id: 1 } as never;
    bot.use((context) => {
      see(context);
    });
    for (const update_id of [1, 2]) {
      const message = { message_id: 1, date: 1, chat: { id: 1 }, text: "hi" };
      await bot.handleUpdate({ update_id, message } as never);
    }
  },
  async orpc(see) {
    const { call, os } = await import("@orpc/server");
    const procedure = os
      .use(async (options) => {
        see(options);
        return options.next();
      })
      .handler(() => 1);
    await call(procedure, undefined);
    await call(procedure, undefined);
  },
  async trpc(see) {
    const { initTRPC } = await import("@trpc/server");
    const t = initTRPC.meta<object>().create();
    const ask = t.procedure
      .meta({ shared: true })
      .use((options) => {
        see(options);
        return options.next();
      })
      .query(() => 1);
    const router = t.router({ ask });
    await router.createCaller({}).ask();
    await router.createCaller({}).ask();
  },
};

const at = (parameters: Parameters, place: string): unknown =>
  place
    .split(".")
    .reduce<unknown>(
      (value, name) => (value as Record<string, unknown> | undefined)?.[name],
      parameters,
    );

/** What stands directly below the parameters, as one reads it: `0.app`. */
function* placesIn(parameters: Parameters): Generator<string> {
  for (const [index, parameter] of parameters.entries()) {
    let level = parameter as object | null;
    while (level && level !== Object.prototype) {
      for (const name of Object.getOwnPropertyNames(level))
        if (!/^(constructor|__.*|_.*)$/.test(name))
          yield `${String(index)}.${name}`;
      level = Object.getPrototypeOf(level) as object | null;
    }
  }
}

describe.each(Object.entries(observed))("%s: ownership", (id, run) => {
  const { owned } = descriptorOf(id);

  test("what it excepts is one object for both requests, and no other is", async () => {
    const seen: Parameters[] = [];
    await run((...parameters) => seen.push(parameters));
    const [first, second] = seen;
    if (!first || !second) throw new Error("not two requests");
    const shared = [...new Set(placesIn(first))].filter((place) => {
      const value = at(first, place);
      // Methods are the prototype's; an application that is itself a function counts.
      const holds =
        (typeof value === "object" && value !== null) ||
        (typeof value === "function" && "use" in value);
      return holds && value === at(second, place);
    });
    expect(shared.filter((place) => !owned.except.includes(place))).toEqual([]);
    for (const place of owned.except) {
      const value = at(first, place);
      if (typeof value === "object" && value !== null && !Array.isArray(value))
        expect([place, at(second, place) === value]).toEqual([place, true]);
    }
  });
});

test("adonis makes an object for each request", async () => {
  const { AppFactory } = await import("@adonisjs/application/factories");
  const { ServerFactory } = await import("@adonisjs/http-server/factories");
  const app = new AppFactory().create(
    new URL("./", import.meta.url),
    () => undefined,
  );
  await app.init();
  const server = new ServerFactory().merge({ app: app as never }).create();
  let made = 0;
  class Counted {
    constructor() {
      made++;
    }
    async handle(_context: unknown, next: () => Promise<void>): Promise<void> {
      await next();
    }
  }
  const router = server.getRouter();
  router.use([async () => Promise.resolve({ default: Counted })]);
  router.get("/", () => "ok");
  await server.boot();
  await requestTwice(server.handle.bind(server));
  expect(made).toBe(2);
  expect(descriptorOf("adonis").instance).toBe("request");
});

/** Feeds a bot's own polling one batch of two updates. */
function batch(): (method: string) => Promise<unknown> {
  let served = false;
  return async (method) => {
    if (method === "getMe")
      return { id: 1, is_bot: true, first_name: "b", username: "b" };
    if (method !== "getUpdates") return true;
    if (served) await sleep(50);
    const updates = served ? [] : [{ update_id: 1 }, { update_id: 2 }];
    served = true;
    return updates;
  };
}

test("grammY's polling handles updates one after another, telegraf's a batch at once", async () => {
  const overlap = async (
    poll: (handle: () => Promise<void>) => Promise<void>,
  ): Promise<number> => {
    let running = 0;
    let most = 0;
    await poll(async () => {
      most = Math.max(most, ++running);
      await sleep(10);
      running--;
    });
    return most;
  };
  const grammy = await overlap(async (handle) => {
    const { Bot } = await import("grammy");
    const bot = new Bot("1:a");
    const answer = batch();
    bot.api.config.use(async (_previous, method) => ({
      ok: true,
      result: (await answer(method)) as never,
    }));
    bot.use(handle);
    const done = bot.start();
    await sleep(60);
    await bot.stop();
    await done;
  });
  const telegraf = await overlap(async (handle) => {
    const { Telegraf } = await import("telegraf");
    const bot = new Telegraf("1:a");
    const answer = batch();
    bot.telegram.callApi = (async (method: string) =>
      answer(method)) as typeof bot.telegram.callApi;
    bot.use(handle);
    const done = bot.launch();
    await sleep(60);
    bot.stop();
    await done;
  });
  expect({ grammy, telegraf }).toEqual({ grammy: 1, telegraf: 2 });
  expect(descriptorOf("grammy").concurrency).toBe("one");
  expect(descriptorOf("telegraf").concurrency).toBe("many");
});
