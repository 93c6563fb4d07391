import { describe, expect, it } from "vitest";

import type { HttpRequest as Request } from "../../src/runtime/index.ts";
import { addressOf, pool, runtime } from "./built.ts";

const { Chain, HttpResponse, serve } = runtime;
const at = (name: string) => addressOf(name, "offloaded");

async function served(
  settings: Parameters<typeof Chain.load>[0],
  use: (url: string) => Promise<void>,
) {
  const server = await serve(await Chain.load({ pool, ...settings }));
  try {
    await use(`http://127.0.0.1:${server.port}`);
  } finally {
    await server.close();
  }
}

describe("serving over HTTP", () => {
  it("an async chain, with method, path, query, headers and body", async () => {
    const echo = async (request: Request) => {
      const { method, path, query, headers, body } = request;
      const answer = { method, path, query, body, own: headers["x-own"] };
      return Promise.resolve(new runtime.JsonResponse(answer, { status: 201 }));
    };
    await served({ middleware: [], urls: echo }, async (url) => {
      const response = await fetch(`${url}/a/b?c=1`, {
        method: "POST",
        headers: { "X-Own": "mine" },
        body: "text",
      });
      expect(response.status).toBe(201);
      expect(await response.json()).toEqual({
        ...{ method: "POST", path: "/a/b", query: "c=1" },
        ...{ body: "text", own: "mine" },
      });
    });
  });

  it("a sync chain, on a worker thread", async () => {
    const settings = {
      middleware: [at("Witness")],
      urls: at("witnessView"),
      root: "sync",
    } as const;
    await served(settings, async (url) => {
      const response = await fetch(url);
      expect(response.headers.get("x-threads")).toContain('"sync"');
    });
  });

  it("a stream, chunk by chunk", async () => {
    const settings = { middleware: [], urls: at("asyncStream") };
    await served(settings, async (url) => {
      expect(await (await fetch(url)).text()).toBe("abc");
    });
  });

  it("nothing but a 500 where no response leaves the application", async () => {
    const wrong = async () => Promise.resolve("text" as never);
    const settings = {
      middleware: [() => wrong],
      urls: async () => Promise.resolve(new HttpResponse()),
    };
    await served(settings, async (url) => {
      expect((await fetch(url)).status).toBe(500);
    });
  });

  it("finishes what is in flight when it closes", async () => {
    const chain = await Chain.load({
      middleware: [],
      urls: async () => {
        await new Promise((resolve) => setTimeout(resolve, 60));
        return new HttpResponse("late");
      },
    });
    const server = await serve(chain);
    const url = `http://127.0.0.1:${server.port}`;
    const inFlight = fetch(url).then((response) => response.text());
    await new Promise((resolve) => setTimeout(resolve, 20));
    const closing = server.close();
    expect(await inFlight).toBe("late");
    await closing;
    await expect(fetch(url)).rejects.toThrow();
  });
});

describe("what HTTP allows", () => {
  it("bytes both ways and several cookies, through a worker", async () => {
    const settings = {
      middleware: [addressOf("Sync")],
      urls: addressOf("cookieView", "odd"),
    };
    await served(settings, async (url) => {
      const body = new Uint8Array(100_000).map((_, n) => n % 256);
      const response = await fetch(url, { method: "POST", body });
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(body);
      expect(response.headers.getSetCookie()).toEqual([
        "a=1; Path=/",
        "b=2%3B",
      ]);
      const head = await fetch(url, { method: "HEAD" });
      expect([head.status, await head.text()]).toEqual([200, ""]);
    });
  });

  it("paths that look like hosts", async () => {
    const urls = async ({ path, query }: Request) =>
      Promise.resolve(new HttpResponse(`${path} ${query}`));
    await served({ middleware: [], urls }, async (url) => {
      expect(await (await fetch(`${url}//a/b?c?d`)).text()).toBe("//a/b c?d");
    });
  });

  it("no stream that fails half-way and looks whole", async () => {
    const urls = async () => {
      async function* chunks() {
        yield "a";
        await new Promise((resolve) => setTimeout(resolve, 5));
        throw new Error("half-way");
      }
      return Promise.resolve(new runtime.StreamingHttpResponse(chunks()));
    };
    await served({ middleware: [], urls }, async (url) => {
      const response = await fetch(url);
      await expect(response.text()).rejects.toThrow();
    });
  });

  it("clients that go away: the stream's `finally` runs", async () => {
    let closed = false;
    const urls = async () => {
      async function* chunks() {
        try {
          for (;;) {
            yield "x".repeat(1000);
            await new Promise((resolve) => setTimeout(resolve, 1));
          }
        } finally {
          closed = true;
        }
      }
      return Promise.resolve(new runtime.StreamingHttpResponse(chunks()));
    };
    await served({ middleware: [], urls }, async (url) => {
      const aborting = new AbortController();
      const response = await fetch(url, { signal: aborting.signal });
      await response.body?.getReader().read();
      aborting.abort();
      await expect.poll(() => closed).toBe(true);
    });
  });

  it.each([
    ["async", "async"],
    ["sync", "sync"],
  ] as const)(
    "clients that go away: so does a stream on a worker under a root that is %s",
    async (root, query) => {
      const own = new runtime.WorkerPool(1);
      const urls = {
        "/endless": addressOf("endlessView", "odd"),
        "/given": addressOf("givenUpView", "odd"),
      };
      const middleware = [addressOf("Sync")];
      await served({ middleware, urls, root, pool: own }, async (url) => {
        for (const times of [1, 2, 3]) {
          const aborting = new AbortController();
          const { signal } = aborting;
          const response = await fetch(`${url}/endless?${query}`, { signal });
          await response.body?.getReader().read();
          aborting.abort();
          // The pool has one thread: it answers only once the stream has given it back.
          const given = await fetch(`${url}/given`);
          expect(await given.text()).toBe(String(times));
        }
      });
      await own.close();
    },
  );

  it("requests that never end: a server can close within a time", async () => {
    const chain = await Chain.load({
      middleware: [],
      urls: async () => new Promise<never>(() => undefined),
    });
    const server = await serve(chain);
    const never = fetch(`http://127.0.0.1:${server.port}`);
    const refused = expect(never).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 30));
    await server.close(20);
    await refused;
  });
});

describe("under load", () => {
  it("a chain with every kind of adapter loses no request", async () => {
    class Numbered {
      readonly getResponse: (request: Request) => Promise<Response>;
      constructor(getResponse: Numbered["getResponse"]) {
        this.getResponse = getResponse;
      }
      async call(request: Request) {
        const response = await this.getResponse(request);
        response.headers.set("X-Number", request.query);
        return response;
      }
    }
    type Response = InstanceType<typeof HttpResponse>;
    const settings = {
      middleware: [
        ...[at("Witness"), Numbered, at("Halves")],
        ...[at("Witness"), addressOf("Hybrid"), Numbered],
      ],
      urls: at("slowView"),
    };
    await served(settings, async (url) => {
      const numbers = Array.from({ length: 200 }, (_, n) => String(n));
      const answers = await Promise.all(
        numbers.map(async (number) => {
          const response = await fetch(`${url}/?${number}`);
          const threads = JSON.parse(
            response.headers.get("x-threads") ?? "[]",
          ) as [number, string][];
          return {
            status: response.status,
            number: response.headers.get("x-number"),
            threads: new Set(threads.map(([thread]) => thread)).size,
            calls: threads.length,
          };
        }),
      );
      expect(answers).toEqual(
        numbers.map((number) => ({
          ...{ status: 200, number, threads: 1, calls: 6 },
        })),
      );
    });
  });
});

describe("the pool", () => {
  it("replaces a thread that ends, and fails its request alone", async () => {
    const own = new runtime.WorkerPool(1);
    const urls = addressOf("okView", "odd");
    const dying = await Chain.load({
      middleware: [addressOf("Dying", "odd")],
      ...{ urls, pool: own },
    });
    await expect(dying.handle(new runtime.HttpRequest())).rejects.toMatchObject(
      { code: "worker_failed" },
    );
    const next = await Chain.load({
      middleware: [addressOf("Sync")],
      ...{ urls, pool: own },
    });
    const response = await next.handle(new runtime.HttpRequest());
    expect(response.content).toBe("ok");
    await own.close();
    await expect(own.acquire()).rejects.toMatchObject({ code: "pool_closed" });
  });

  it("survives a promise that a request has left behind, which the process hears of", async () => {
    const own = new runtime.WorkerPool(1);
    const chain = await Chain.load({
      middleware: [addressOf("Leaving", "odd")],
      ...{ urls: addressOf("okView", "odd"), pool: own },
    });
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    // The second request leaves one behind, too.
    const heard = new Promise<unknown>((resolve) => {
      process.on("unhandledRejection", resolve);
    });
    try {
      await chain.handle(new runtime.HttpRequest());
      expect(await heard).toMatchObject({ message: "left behind" });
      const next = await chain.handle(new runtime.HttpRequest());
      expect(next.content).toBe("ok");
      await own.close();
    } finally {
      process.removeAllListeners("unhandledRejection");
      for (const listener of others) process.on("unhandledRejection", listener);
    }
  });

  it("replaces a thread that ends by an error after its answer", async () => {
    const own = new runtime.WorkerPool(1);
    const urls = addressOf("okView", "odd");
    const load = (middleware: ReturnType<typeof addressOf>) =>
      Chain.load({ middleware: [middleware], urls, pool: own });
    const crashing = await load(addressOf("Crashing", "odd"));
    const fine = await load(addressOf("Sync"));
    await crashing.handle(new runtime.HttpRequest());
    await new Promise((resolve) => setTimeout(resolve, 50));
    const response = await fine.handle(new runtime.HttpRequest());
    expect(response.content).toBe("ok");
    await own.close();
  });

  it("closed, fails a request whose thread never returns", async () => {
    const own = new runtime.WorkerPool(1);
    let entered = false;
    const chain = await Chain.load({
      middleware: [addressOf("Sync")],
      urls: async () => {
        entered = true;
        return new Promise<never>(() => undefined);
      },
      pool: own,
    });
    const never = chain.handle(new runtime.HttpRequest());
    const refused = expect(never).rejects.toMatchObject({
      code: "worker_failed",
    });
    await expect.poll(() => entered, { timeout: 5000 }).toBe(true);
    await own.close();
    await refused;
  });
});
