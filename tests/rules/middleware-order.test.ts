import type express from "express";
import { Hono } from "hono";
import { cors } from "hono/cors";
import Koa from "koa";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";

import type { Execution } from "../proof/execution.ts";
import { testSamples } from "./samples.ts";

const layers = `
export interface Req { user?: string; readonly url: string }
export interface Res { readonly headers: Map<string, string> }
export class A {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;
  constructor(private readonly getResponse: (request: Req) => Promise<Res>) {}
  async call(request: Req): Promise<Res> {
    const response = await this.getResponse(request);
    response.headers.set("x-a", "1");
    return response;
  }
}
export class S {
  static readonly syncCapable = true;
  static readonly asyncCapable = false;
  constructor(private readonly getResponse: (request: Req) => Res) {}
  call(request: Req): Res {
    request.user = "me";
    return this.getResponse(request);
  }
}
export class NeedsUser {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;
  constructor(private readonly getResponse: (request: Req) => Promise<Res>) {}
  async call(request: Req): Promise<Res> {
    const response = await this.getResponse(request);
    response.headers.set("x-user", request.user ?? "");
    return response;
  }
}
export class Refuses {
  static readonly syncCapable = false;
  static readonly asyncCapable = true;
  constructor(private readonly getResponse: (request: Req) => Promise<Res>) {}
  async call(request: Req): Promise<Res> {
    if (request.url === "/no") return { headers: new Map() };
    return this.getResponse(request);
  }
}
export class Quiet {
  static readonly syncCapable = true;
  static readonly asyncCapable = false;
  constructor(private readonly getResponse: (request: Req) => Res) {}
  call(request: Req): Res {
    return this.getResponse(request);
  }
}
`;

/** As the runtime's own source declares it. */
const chain = `
export declare class Chain {
  static load(settings: {
    middleware: readonly unknown[];
    urls: object;
    root?: "sync" | "async";
  }): Promise<Chain>;
}
`;

describe("chains", () => {
  testSamples("middleware-order", [
    {
      name: "names each switch and writes the cheaper order",
      code: {
        "a.ts": `import { A, Quiet, S } from "./layers";
export const MIDDLEWARE = [S, A, Quiet];
`,
        "layers.ts": layers,
      },
      reports: [
        {
          line: 2,
          messageId: "avoidable",
          message:
            "changes between async and sync code 4 times here: the server → `S` (to a thread), `S` → `A` (to the loop), `A` → `Quiet` (to a thread), `Quiet` → the view (to the loop). Each pair costs about 0.1–0.2 ms and holds one thread until everything below has answered; the order `S, Quiet, A` has 2.",
          suggestions: [
            `import { A, Quiet, S } from "./layers";
export const MIDDLEWARE = [S, Quiet, A];
`,
          ],
        },
      ],
    },
    {
      name: "no other order changes less often",
      code: {
        "a.ts": `import { A, NeedsUser, Quiet, S } from "./layers";
export const sorted = [S, Quiet, A];
export const sync = [S, Quiet];
export const asynchronous = [A, NeedsUser];
`,
        "layers.ts": layers,
      },
      reports: [],
    },
    {
      name: "keeps what writes before what reads",
      code: {
        "a.ts": `import { NeedsUser, Quiet, S } from "./layers";
export const MIDDLEWARE = [S, NeedsUser, Quiet];
`,
        "layers.ts": layers,
      },
      reports: [
        {
          line: 2,
          messageId: "avoidable",
          message: "the order `S, Quiet, NeedsUser` has 2",
        },
      ],
    },
    {
      name: "only says it where a layer answers by itself",
      code: {
        "a.ts": `import { Quiet, Refuses, S } from "./layers";
export const MIDDLEWARE = [S, Refuses, Quiet];
`,
        "layers.ts": layers,
      },
      reports: [
        {
          line: 2,
          messageId: "avoidableIfFree",
          message: "if none of them relies on its place",
          suggestions: [],
        },
      ],
    },
    {
      name: "a spread list can't be rewritten in place",
      code: {
        "a.ts": `import { A, Quiet, S } from "./layers";
const inner = [A, Quiet];
export const MIDDLEWARE = [S, ...inner];
`,
        "layers.ts": layers,
      },
      reports: [{ line: 3, messageId: "avoidable", suggestions: [] }],
    },
    {
      name: "a sync root runs sync layers for nothing",
      code: {
        "a.ts": `import { Chain } from "./src/runtime/chain";
import { A, Quiet, S } from "./layers";
const MIDDLEWARE = [A, S, Quiet];
export const sorted = Chain.load({ middleware: MIDDLEWARE, root: "sync", urls: {} });
export const mixed = Chain.load({ middleware: [A, S, A], root: "sync", urls: {} });
export const unknown = (root: "sync" | "async") =>
  Chain.load({ middleware: [S, A, Quiet], root, urls: {} });
`,
        "layers.ts": layers,
        "src/runtime/chain.ts": chain,
      },
      reports: [{ line: 5, messageId: "avoidable", message: "`A` → `S`" }],
    },
    {
      name: "module paths lead to the layers",
      code: {
        "a.ts": `import { Chain } from "./src/runtime/chain";
export const chain = Chain.load({
  middleware: ["./layers.ts#S", "./layers.ts#A", "./layers.ts#Quiet"],
  urls: {},
});
`,
        "layers.ts": layers,
        "src/runtime/chain.ts": chain,
      },
      reports: [
        { line: 3, messageId: "avoidable", message: "order `S, Quiet, A`" },
      ],
    },
  ]);
});

/** A body that was sent arrives in the answer. */
const parsed: Execution = {
  requests: [{ method: "POST", path: "/a", body: { name: "Ada" } }],
  invariant: ({ answers: [answer] }) => answer?.text.includes("Ada") === true,
};

// Express tells error handlers by their four parameters.
// eslint-disable-next-line @typescript-eslint/no-unused-vars
const handled: express.ErrorRequestHandler = (_error, _req, res, _next) => {
  res.status(418).send("handled");
};

describe("registrations", () => {
  testSamples("middleware-order", [
    {
      name: "an error handler goes behind the last route",
      code: `import express, { type ErrorRequestHandler } from "express";
declare function find(): Promise<string>;
declare const onError: ErrorRequestHandler;
const app = express();
app.use(onError);
app.get("/a", async (_req, res) => void res.send(await find()));
app.get("/b", async (_req, res) => void res.send(await find()));
app.listen(3000);
`,
      run: {
        requests: [{ path: "/a" }],
        world: ({ pause }) => ({
          find: () =>
            pause(() => {
              throw new Error("lost");
            }),
          onError: handled,
        }),
        invariant: ({ answers: [answer] }) => answer?.status === 418,
      },
      reports: [
        {
          line: 5,
          messageId: "earlyErrorHandler",
          suggestions: [
            `import express, { type ErrorRequestHandler } from "express";
declare function find(): Promise<string>;
declare const onError: ErrorRequestHandler;
const app = express();
app.get("/a", async (_req, res) => void res.send(await find()));
app.get("/b", async (_req, res) => void res.send(await find()));
app.use(onError);
app.listen(3000);
`,
          ],
        },
      ],
    },
    {
      name: "a parser goes before what reads",
      code: `import express from "express";
const app = express();
app.post("/a", (req, res) => void res.send(req.body));
app.use(express.json());
app.post("/b", (req, res) => void res.send(req.body));
`,
      run: parsed,
      reports: [
        {
          line: 4,
          messageId: "lateFiller",
          message:
            "`req.body` is not there yet where POST /a (line 3) reads it",
          suggestions: [
            `import express from "express";
const app = express();
app.use(express.json());
app.post("/a", (req, res) => void res.send(req.body));
app.post("/b", (req, res) => void res.send(req.body));
`,
          ],
        },
      ],
    },
    {
      name: "nothing moves before what it names",
      code: `import express from "express";
const app = express();
app.post("/a", (req, res) => void res.send(req.body));
const limit = "1mb";
app.use(express.json({ limit }));
app.post("/b", (req, res) => void res.send(req.body));
`,
      run: parsed,
      reports: [{ line: 5, messageId: "lateFiller", suggestions: [] }],
    },
    {
      name: "an application that other files add to may have routes behind",
      code: {
        "a.ts": `import { Hono } from "hono";
import { cors } from "hono/cors";
export const app = new Hono();
app.get("/a", (c) => c.text("a"));
app.use(cors());
`,
        "b.ts": `import { app } from "./a";
app.get("/b", (c) => c.text("b"));
`,
      },
      run: {
        requests: [{ path: "/a" }],
        invariant: ({ answers: [answer] }) => answer?.status === 200,
      },
      reports: [],
    },
  ]);
});

/** What the messages say, seen by running. */
describe("the frameworks", () => {
  async function ask(
    listener: http.RequestListener,
    init: RequestInit = {},
  ): Promise<string> {
    const server = http.createServer(listener).listen(0);
    const { port } = server.address() as AddressInfo;
    try {
      const answer = await fetch(`http://127.0.0.1:${String(port)}/a`, init);
      return `${String(answer.status)} ${(await answer.text()).slice(0, 9)}`;
    } finally {
      server.close();
    }
  }

  it("Koa's catch is around what stands behind it", async () => {
    const answerOf = (isFirst: boolean): Promise<string> => {
      const app = new Koa();
      app.silent = true;
      const errors: Koa.Middleware = async (ctx, next) => {
        try {
          await next();
        } catch {
          ctx.status = 418;
          ctx.body = "handled";
        }
      };
      if (isFirst) app.use(errors);
      app.use(() => {
        throw new Error("failed");
      });
      if (!isFirst) app.use(errors);
      // eslint-disable-next-line @typescript-eslint/no-misused-promises -- Koa's callback gives a promise
      return ask(app.callback());
    };
    expect(await answerOf(false)).toBe("500 Internal ");
    expect(await answerOf(true)).toBe("418 handled");
  });

  it("Hono's middleware wraps what stands behind it", async () => {
    const answerOf = async (isFirst: boolean): Promise<string | null> => {
      const app = new Hono();
      if (isFirst) app.use(cors());
      app.get("/a", (c) => c.text("a"));
      if (!isFirst) app.use(cors());
      const answer = await app.request("/a");
      return answer.headers.get("access-control-allow-origin");
    };
    expect(await answerOf(false)).toBe(null);
    expect(await answerOf(true)).toBe("*");
  });
});
