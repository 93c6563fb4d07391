import type { RecognitionSample } from "./sample.ts";

/** Libraries whose options and classes hold what they call for each request. */
export const options: readonly RecognitionSample[] = [
  {
    ids: ["express-ws"],
    packages: {
      "@types/express": "5.0.6",
      "@types/express-ws": "3.0.6",
      "@types/ws": "8.18.1",
      express: "5.2.1",
      "express-ws": "5.0.2",
    },
    text: `
import express from "express";
import expressWs from "express-ws";
const { app } = expressWs(express());
let messages = 0;
app.ws("/rooms/:id", /* express-ws handler */ (socket, request) => {
  let own = 0;
  socket.on("message", async () => {
    const before = messages;
    own++;
    await Promise.resolve();
    messages = before + 1; // no-shared-state-race
    socket.send(String(request.params["id"]) + own);
  });
});
const router = express.Router() as expressWs.Router;
router.ws("/all", /* express middleware next */ (socket, request, next) => { socket.send(request.url); next(); });
`,
  },
  {
    ids: ["chanfana"],
    packages: { chanfana: "3.4.0", hono: "4.12.2", zod: "4.3.6" },
    text: `
import { CreateEndpoint, OpenAPIRoute } from "chanfana";
let viewer = "";
export class Ask extends OpenAPIRoute {
  private own = "";
  override schema = {};
  /* chanfana handler */ override async handle(context: { req: { url: string } }) {
    viewer = context.req.url; // no-request-state-leak
    this.own = context.req.url;
    await Promise.resolve();
    return { viewer, own: this.own };
  }
}
export class Add extends CreateEndpoint {
  private at = 0;
  /* chanfana handler */ override async before(data: never) {
    const before = this.at;
    await Promise.resolve();
    this.at = before + 1;
    return data;
  }
}
`,
  },
  {
    ids: ["entity-subscribers"],
    packages: { typeorm: "0.3.31" },
    text: `
import { scryptSync } from "node:crypto";
import type { EntitySubscriberInterface, InsertEvent } from "typeorm";
export class Subscriber implements EntitySubscriberInterface<{ password: string }> {
  /* entity-subscribers handler */
  beforeInsert(event: InsertEvent<{ password: string }>) {
    event.entity.password = scryptSync(event.entity.password, "salt", 32).toString("hex"); // no-blocking-call
  }
}
`,
  },
  {
    ids: ["entity-listeners"],
    packages: { typeorm: "0.3.31", mongoose: "8.24.10" },
    text: `
import { scryptSync } from "node:crypto";
import { Schema } from "mongoose";
import { BeforeInsert } from "typeorm";
export class User {
  password = "";
  /* entity-listeners handler */
  @BeforeInsert()
  hashPassword() {
    this.password = scryptSync(this.password, "salt", 32).toString("hex"); // no-blocking-call
  }
}
new Schema({ password: String }).pre("save", /* entity-listeners handler */ async function () {
  this.password = scryptSync(this.password ?? "", "salt", 32).toString("hex"); // no-blocking-call
});
`,
  },
  {
    ids: ["hocuspocus"],
    packages: {
      "@hocuspocus/server": "3.4.4",
      yjs: "13.6.29",
      "y-protocols": "1.0.7",
    },
    text: `
import { Server, type Extension } from "@hocuspocus/server";
let token = "";
export const server = new Server({
  /* hocuspocus handler */ async onAuthenticate(data) {
    token = data.token; // no-request-state-leak
    await Promise.resolve();
    return { token };
  },
  onLoadDocument: /* hocuspocus handler */ async ({ document }) => document,
});
export class Log implements Extension {
  /* hocuspocus handler */ async onConnect({ documentName }: { documentName: string }) { console.log(documentName); }
  /* hocuspocus handler */ async connected({ documentName }: { documentName: string }) { console.log(documentName); }
}
`,
  },
  {
    ids: ["http-proxy-middleware"],
    packages: { "http-proxy-middleware": "3.0.11" },
    text: `
import { createProxyMiddleware, responseInterceptor, type Plugin } from "http-proxy-middleware";
let target = "";
let bytes = 0;
export const counted = responseInterceptor(/* http-proxy-middleware handler */ async (body) => {
  const before = bytes;
  await Promise.resolve();
  bytes = before + body.length; // no-shared-state-race
  return body;
});
export const plugin: Plugin = (proxy) => { proxy.on("proxyReq", /* http-proxy-middleware handler */ (proxied, request) => { proxied.setHeader("x-from", request.url ?? ""); }); };
export const proxy = createProxyMiddleware({
  pathRewrite: /* http-proxy-middleware handler */ async (path) => {
    target = path; // no-request-state-leak
    await Promise.resolve();
    return target;
  },
  router: /* http-proxy-middleware handler */ async (request) => request.url,
  on: { proxyReq: /* http-proxy-middleware handler */ (proxied, request) => { proxied.setHeader("x-from", request.url ?? ""); } },
});
`,
  },
  {
    ids: ["whatwg-server"],
    packages: { "@whatwg-node/server": "0.11.0" },
    text: `
import { createServerAdapter, type ServerAdapterPlugin } from "@whatwg-node/server";
let visits = 0;
export const adapter = createServerAdapter(/* whatwg-server handler */ async (request: Request) => {
  const before = visits;
  await request.text();
  visits = before + 1; // no-shared-state-race
  return new Response("yes");
});
export const plugin: ServerAdapterPlugin = { /* whatwg-server handler */ async onRequest({ request }) { console.log(request.url); } };
`,
  },
  {
    ids: ["mercurius"],
    packages: { mercurius: "16.10.1", fastify: "5.12.8", graphql: "16.15.0" },
    text: `
import Fastify from "fastify";
import mercurius from "mercurius";
let viewer = "";
export const app = Fastify();
app.register(mercurius, {
  context: /* mercurius handler */ async (request) => {
    viewer = request.ip; // no-request-state-leak
    await Promise.resolve();
    return { viewer };
  },
  loaders: { User: { name: /* mercurius handler */ async (queries) => queries.map(({ obj }) => String(obj)) } },
});
app.graphql.addHook("preExecution", /* mercurius handler */ async (schema, document, context) => { console.log(document, context.app); });
`,
  },
  {
    ids: ["keystone"],
    packages: { "@keystone-6/core": "8.1.0", graphql: "16.15.0" },
    text: `
import { list } from "@keystone-6/core";
import { text } from "@keystone-6/core/fields";
let viewer: unknown;
export const Post = list({
  access: {
    operation: { query: /* keystone handler */ ({ session }) => Boolean(session), create: /* keystone handler */ () => true, update: /* keystone handler */ () => true, delete: /* keystone handler */ () => false },
    filter: { query: /* keystone handler */ async () => true },
  },
  fields: { title: text({ hooks: { resolveInput: /* keystone handler */ async ({ resolvedData }) => resolvedData["title"] } }) },
  hooks: {
    afterOperation: /* keystone handler */ async ({ context }) => {
      viewer = context.session; // no-request-state-leak
      await Promise.resolve();
      console.log(viewer);
    },
  },
});
`,
  },
];
