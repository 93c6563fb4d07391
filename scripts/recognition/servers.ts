import type { RecognitionSample } from "./sample.ts";

/** Servers that take a function for each request, message or remote call. */
export const servers: readonly RecognitionSample[] = [
  {
    ids: ["bun", "bun-websocket"],
    packages: { "bun-types": "1.4.5" },
    text: `
/// <reference types="bun-types" />
let visits = 0;
Bun.serve({
  routes: { "/ask/:id": /* bun handler */ (request) => new Response(request.params.id), "/tell": { POST: /* bun handler */ async (request) => new Response(await request.text()) } },
  /* bun handler */ async fetch(request) {
    const before = visits;
    await request.text();
    visits = before + 1; // no-shared-state-race
    return new Response("yes");
  },
  websocket: { /* bun-websocket handler */ async message(socket, message) { visits += 1; socket.send(message); } },
});
export default { port: 3001, /* bun handler */ async fetch(request) { visits++; return new Response(await request.text()); } } satisfies Bun.Serve.Options<undefined>;
`,
  },
  {
    ids: ["deno"],
    packages: { "@types/deno": "2.7.0" },
    text: `
/// <reference types="deno" />
let visits = 0;
Deno.serve(/* deno handler */ async (request) => {
  const before = visits;
  await request.text();
  visits = before + 1; // no-shared-state-race
  return new Response("yes");
});
Deno.serve({ port: 3001 }, /* deno handler */ () => new Response("yes"));
Deno.serve({ port: 3002, handler, onError: /* deno handler */ () => new Response("no", { status: 500 }) });
/* deno handler */ async function handler(request: Request): Promise<Response> {
  visits++;
  return new Response(await request.text());
}
export const typed: Deno.ServeHandler = /* deno handler */ () => new Response("yes");
`,
  },
  {
    // These declare `node:http`, and `http` by it; those installed here the other way round.
    ids: ["node-http"],
    packages: { "@types/node": "26.6.11" },
    text: `
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
createServer(/* node-http handler */ (req, res) => {
  if (req.url === "/health") {
    res.writeHead(200);
    res.end("ok");
  }
  res.writeHead(404); // single-answer
  res.end();
});
createServer().on("request", /* node-http handler */ (req, res) => {
  res.end(readFileSync("page.html")); // no-blocking-call
});
`,
  },
  {
    ids: ["ws"],
    packages: { ws: "8.23.0", "@types/ws": "8.18.1" },
    text: `
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { WebSocket, WebSocketServer } from "ws";
const server = new WebSocketServer({ port: 3001 });
const latest = new WebSocket("ws://localhost:3001");
let messages = 0;
let price = "";
server.on("error", /* - */ (error) => { price = error.message; });
server.on("connection", /* ws handler */ (socket) => {
  let own = 0;
  socket.on("message", async () => {
    const before = messages;
    await Promise.resolve();
    messages = before + 1; // no-shared-state-race
  });
  socket.on("ping", () => { own++; socket.send(own + messages + price); });
});
latest.on("message", /* - */ (data: Buffer) => { price = data.toString(); });
let seats = 10;
const checked = new WebSocketServer({ noServer: true, verifyClient: /* ws handler */ async (info, allow) => { await Promise.resolve(); allow(info.secure); } });
export function accept(request: IncomingMessage, socket: Socket, head: Buffer, name: string): void {
  let tries = 0;
  checked.handleUpgrade(request, socket, head, /* ws handler */ async (client) => {
    const before = tries;
    const left = seats;
    await Promise.resolve();
    tries = before + 1;
    seats = left - 1; // no-shared-state-race
    client.send(name);
  });
}
`,
  },
  {
    ids: ["grpc"],
    packages: { "@grpc/grpc-js": "1.14.7" },
    text: `
import { Server, type handleUnaryCall, type sendUnaryData, type ServerUnaryCall, type ServerWritableStream, type ServiceDefinition } from "@grpc/grpc-js";
interface Ask { id: string }
interface Answer { text: string }
declare const definition: ServiceDefinition;
let calls = 0;
export const ask: handleUnaryCall<Ask, Answer> = /* grpc handler */ async (call, callback) => {
  const before = calls;
  await Promise.resolve();
  calls = before + 1; // no-shared-state-race
  callback(null, { text: call.request.id });
};
function answered(work: (call: ServerUnaryCall<Ask, Answer>) => Promise<Answer>) {
  return /* grpc handler */ (call: ServerUnaryCall<Ask, Answer>, callback: sendUnaryData<Answer>): void => { work(call).then((answer) => { callback(null, answer); }, (error: Error) => { callback(error); }); };
}
const kept = answered(/* grpc handler */ async ({ request }) => {
  const before = calls;
  await Promise.resolve();
  calls = before + 1; // no-shared-state-race
  return { text: request.id };
});
new Server().addService(definition, { kept });
export class Greeter {
  /* grpc handler */ async tell(call: ServerUnaryCall<Ask, Answer>, callback: sendUnaryData<Answer>) { callback(null, { text: call.request.id }); }
  /* grpc handler */ list(call: ServerWritableStream<Ask, Answer>) { call.end(); }
}
export const serve = (service: ServiceDefinition) => new Server().addService(service, { ask, /* grpc handler */ tell(call: ServerUnaryCall<Ask, Answer>, callback: sendUnaryData<Answer>) { callback(null, { text: call.request.id }); } });
`,
  },
  {
    ids: ["nice-grpc"],
    packages: { "nice-grpc": "2.1.18", "nice-grpc-common": "2.0.3" },
    text: `
import { createServer, type CallContext, type ServerMiddlewareCall, type ServerMiddleware, type ServiceImplementation } from "nice-grpc";
interface Ask { id: string }
interface Answer { text: string }
type Greeter = { ask: { path: string; requestStream: false; responseStream: false; requestSerialize(value: Ask): Uint8Array; requestDeserialize(bytes: Uint8Array): Ask; responseSerialize(value: Answer): Uint8Array; responseDeserialize(bytes: Uint8Array): Answer; options: {} } };
let calls = 0;
export const greeter: ServiceImplementation<Greeter> = {
  /* nice-grpc handler */ async ask(request) {
    const before = calls;
    await Promise.resolve();
    calls = before + 1; // no-shared-state-race
    return { text: request.id };
  },
};
/* nice-grpc handler */ async function* log<Request, Response>(call: ServerMiddlewareCall<Request, Response>, context: CallContext) {
  calls++;
  return yield* call.next(call.request, context);
}
export const typed: ServerMiddleware = /* nice-grpc handler */ async function* (call, context) { return yield* call.next(call.request, context); };
export const serve = (definition: Greeter) => createServer().use(log).use(typed).add(definition, { /* nice-grpc handler */ async ask(request: Ask) { return { text: request.id }; } });
`,
  },
  {
    ids: ["encore"],
    packages: { "encore.dev": "1.58.6" },
    text: `
import { api, middleware } from "encore.dev/api";
let visits = 0;
export const ask = api({ expose: true, method: "GET", path: "/ask/:id" }, /* encore handler */ async ({ id }: { id: string }): Promise<{ text: string }> => {
  const before = visits;
  await Promise.resolve();
  visits = before + 1; // no-shared-state-race
  return { text: id };
});
export const raw = api.raw({ expose: true, path: "/raw" }, /* encore handler */ async (request, response) => { response.end(request.url); });
export const wrong = middleware({ target: { auth: true } }, /* encore middleware next */ async (request, next) => {
  const started = performance.now();
  const response = next(request); // await-downstream
  console.log(performance.now() - started);
  return response;
});
export const right = middleware(/* encore middleware next */ async (request, next) => {
  const response = await next(request);
  console.log(performance.now());
  return response;
});
`,
  },
  {
    ids: ["qwik"],
    packages: {
      "@builder.io/qwik-city": "1.20.1",
      "@builder.io/qwik": "1.20.1",
    },
    text: `
import { routeAction$, routeLoader$, server$, type RequestHandler } from "@builder.io/qwik-city";
let visits = 0;
export const useBook = routeLoader$(/* qwik handler */ async ({ params }) => {
  const before = visits;
  await Promise.resolve();
  visits = before + 1; // no-shared-state-race
  return params["id"];
});
export const useOrder = routeAction$(/* qwik handler */ async (data) => Object.keys(data).length);
export const ask = server$(/* qwik handler */ async function (id: string) { return id; });
export const wrong: RequestHandler = /* qwik middleware next */ async ({ next }) => {
  next(); // await-downstream
};
export const right: RequestHandler = /* qwik middleware event.next */ async (event) => { await event.next(); };
`,
  },
  {
    ids: ["solid-start"],
    packages: {
      "@solidjs/start": "1.3.2",
      "@solidjs/router": "0.16.1",
      "solid-js": "1.9.14",
      vinxi: "0.5.11",
    },
    text: `
import { createMiddleware } from "@solidjs/start/middleware";
import type { APIEvent } from "@solidjs/start/server";
let visits = 0;
export default createMiddleware({ onRequest: /* solid-start handler */ () => { visits++; }, onBeforeResponse: [/* solid-start handler */ async (event) => { visits += event.request.url.length; }] });
/* solid-start handler */ export async function GET({ params }: APIEvent) {
  const before = visits;
  await Promise.resolve();
  visits = before + 1; // no-shared-state-race
  return new Response(params["id"]);
}
/* solid-start handler */ export async function order(id: string) {
  "use server";
  return id;
}
`,
  },
  {
    ids: ["foal"],
    packages: { "@foal/core": "4.6.0", "reflect-metadata": "0.2.2" },
    text: `
import { type Context, Get, Hook, HttpResponseOK, Post } from "@foal/core";
let viewer = "";
export class Books {
  /* foal handler */ @Get("/books/:id") async one(context: Context) {
    viewer = context.request.params["id"]; // no-request-state-leak
    await Promise.resolve();
    return new HttpResponseOK(viewer);
  }
  /* foal handler */ @Post("/books") add() { return new HttpResponseOK(); }
}
export const Logged = Hook(/* foal handler */ async (context) => { console.log(context.request.url); });
`,
  },
  {
    ids: ["express-zod-api"],
    packages: {
      "express-zod-api": "27.3.0",
      "@express-zod-api/zod-plugin": "4.1.0",
      express: "5.2.1",
      "@types/express": "5.0.6",
      "http-errors": "2.0.1",
      "@types/http-errors": "2.0.5",
      zod: "4.3.6",
    },
    text: `
import { defaultEndpointsFactory, Middleware } from "express-zod-api";
import { z } from "zod";
let viewer = "";
const who = new Middleware({ handler: /* express-zod-api handler */ async ({ request }) => ({ user: request.ip ?? "" }) });
export const ask = defaultEndpointsFactory.addMiddleware(who).build({
  method: "get",
  output: z.object({ user: z.string() }),
  handler: /* express-zod-api handler */ async ({ ctx }) => {
    viewer = ctx.user; // no-request-state-leak
    await Promise.resolve();
    return { user: viewer };
  },
});
`,
  },
  {
    ids: ["ts-rest"],
    packages: {
      "@ts-rest/core": "3.52.1",
      "@ts-rest/express": "3.52.1",
      "@ts-rest/nest": "3.52.1",
      "@nestjs/common": "10.4.20",
      "@nestjs/core": "10.4.20",
      "@types/express": "4.17.25",
      express: "4.21.2",
      "reflect-metadata": "0.2.2",
      rxjs: "7.8.2",
      zod: "3.25.76",
    },
    text: `
import { Controller } from "@nestjs/common";
import { initContract } from "@ts-rest/core";
import { initServer } from "@ts-rest/express";
import { TsRestHandler, tsRestHandler } from "@ts-rest/nest";
import { z } from "zod";
const contracts = initContract();
const answers = { 200: z.object({ n: z.number() }) };
const contract = contracts.router({ get: { method: "GET", path: "/n", responses: answers }, below: { get: { method: "GET", path: "/m", responses: answers } } });
const server = initServer();
let visits = 0;
export const router = server.router(contract, {
  get: /* ts-rest handler */ async () => {
    const before = visits;
    await Promise.resolve();
    visits = before + 1; // no-shared-state-race
    return { status: 200, body: { n: visits } };
  },
  below: { get: { handler: /* ts-rest handler */ async () => ({ status: 200, body: { n: visits } }) } },
});
export const one = server.route(contract.get, /* ts-rest handler */ async () => ({ status: 200, body: { n: 1 } }));
@Controller()
export class Numbers {
  @TsRestHandler(contract.get) async get() { return tsRestHandler(contract.get, /* ts-rest handler */ async () => ({ status: 200 as const, body: { n: 1 } })); }
}
`,
  },
];
