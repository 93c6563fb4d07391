import type { RecognitionSample } from "./sample.ts";

/** Frameworks without a downstream call: hooks, handlers and functions. */
export const handlers: readonly RecognitionSample[] = [
  {
    ids: ["next", "next-chain"],
    packages: {
      next: "16.4.6",
      react: "19.2.0",
      "react-dom": "19.2.0",
      "@types/react": "19.2.0",
    },
    file: "src/proxy.ts",
    text: `
import type { NextApiHandler } from "next";
import { NextResponse, type NextFetchEvent, type NextMiddleware, type NextRequest } from "next/server";
/* next handler */ export function proxy(request: NextRequest) { return request.nextUrl.pathname === "/" ? NextResponse.next() : NextResponse.error(); }
export const typed: NextMiddleware = /* next handler */ async () => NextResponse.next();
export const api: NextApiHandler = /* next handler */ async (request, response) => { response.json({}); };
export const wrong = (next: NextMiddleware): NextMiddleware => /* next-chain middleware next */ async (request, event) => {
  const started = performance.now();
  const response = next(request, event); // await-downstream
  console.log(request.url, performance.now() - started);
  return response;
};
export const right = (next: NextMiddleware): NextMiddleware => /* next-chain middleware next */ async (request, event) => {
  const response = await next(request, event);
  console.log(request.url, performance.now());
  return response;
};
export const named = (go: NextMiddleware) => /* next-chain middleware go */ async (request: NextRequest, event: NextFetchEvent) => go(request, event);
`,
  },
  {
    ids: ["azure-functions"],
    packages: { "@azure/functions": "4.16.5" },
    text: `
import { app, type HttpHandler, type HttpRequest, type InvocationContext, type TimerHandler } from "@azure/functions";
app.http("ask", { handler: /* azure-functions handler */ async (request) => ({ body: request.url }) });
app.get("short", /* azure-functions handler */ async () => ({ body: "yes" }));
app.timer("tick", { schedule: "* * * * * *", handler: /* azure-functions handler */ async () => {} });
export const typed: HttpHandler = /* azure-functions handler */ async () => ({ body: "yes" });
export const timer: TimerHandler = /* azure-functions handler */ async () => {};
/* azure-functions handler */ export async function declared(request: HttpRequest, context: InvocationContext) { context.log(request.url); return { body: "yes" }; }
`,
  },
  {
    ids: ["itty-router"],
    packages: { "itty-router": "5.0.24" },
    text: `
import { AutoRouter, IttyRouter, Router, error, json, withParams, type IRequest, type RequestHandler, type ErrorHandler } from "itty-router";
let viewer = "";
const withUser = /* itty-router handler */ async (request: IRequest) => { request.user = request.headers.get("x-user"); };
/* itty-router handler */ async function list(request: IRequest) { return { user: request.user }; }
const options = { before: [withParams, withUser], finally: [json] };
export const plain = IttyRouter();
plain.get("/", list).all("*", /* itty-router handler */ () => error(404));
export const router = Router({ before: [withUser], catch: /* itty-router handler */ (caught) => error(caught), finally: [json, /* itty-router handler */ (response) => response] });
router
  .get("/items/:id", withParams, /* itty-router handler */ async ({ id }) => ({ id }))
  .post("/items", /* itty-router handler */ async (request) => {
    viewer = request.user; // no-request-state-leak
    const item = await request.json();
    return { item, viewer };
  })
  .put("/items", /* itty-router handler */ async (request) => {
    const viewer = request.user;
    const item = await request.json();
    return { item, viewer };
  });
export default AutoRouter({ missing: /* itty-router handler */ () => error(404), format: json }).get("/", /* itty-router handler */ () => "yes");
export const typed: RequestHandler = /* itty-router handler */ async () => "yes";
export const failed: ErrorHandler = /* itty-router handler */ (caught) => error(caught);
export const kept = Router(options);
`,
  },
  {
    ids: ["elysia"],
    packages: { elysia: "1.4.30" },
    text: `
import { Elysia } from "elysia";
new Elysia()
  .onBeforeHandle(/* elysia handler */ async () => undefined)
  .derive(/* elysia handler */ async () => ({ at: 1 }))
  .onError(/* elysia handler */ ({ error }) => String(error))
  .get("/", /* elysia handler */ async ({ at }) => at)
  .post("/a", /* elysia handler */ () => "yes", { beforeHandle: /* elysia handler */ async () => undefined })
  .ws("/socket", { /* elysia handler */ message(socket, message) { socket.send(message); }, close: /* elysia handler */ () => {} });
`,
  },
  {
    ids: ["graphql-resolver"],
    packages: {
      graphql: "16.15.0",
      "@graphql-tools/utils": "12.1.0",
      "@pothos/core": "4.15.1",
    },
    text: `
import type { IFieldResolver, IResolvers } from "@graphql-tools/utils";
import SchemaBuilder from "@pothos/core";
import { GraphQLObjectType, GraphQLString, type GraphQLFieldResolver, type GraphQLResolveInfo } from "graphql";
export const typed: GraphQLFieldResolver<unknown, unknown> = /* graphql-resolver handler */ async () => "yes";
export const tools: IFieldResolver<unknown, unknown> = /* graphql-resolver handler */ async () => "yes";
export const query = new GraphQLObjectType({ name: "Query", fields: { ask: { type: GraphQLString, resolve: /* graphql-resolver handler */ async () => "yes" } } });
export const map: IResolvers = { Query: { ask: /* graphql-resolver handler */ async () => "yes" } };
// As code generators write it, under names of the project's.
type ResolverFn<Result, Parent, Context, Args> = (parent: Parent, args: Args, context: Context, info: GraphQLResolveInfo) => Promise<Result> | Result;
type Resolver<Result, Parent, Context, Args> = ResolverFn<Result, Parent, Context, Args> | { resolve: ResolverFn<Result, Parent, Context, Args> };
interface Resolvers { Query?: { ask?: Resolver<string, object, object, object>; tell?: Resolver<string, object, object, object>; say?: Resolver<string, object, object, object> } }
export const generated: Resolvers = { Query: { ask: /* graphql-resolver handler */ async () => "yes", tell: { resolve: /* graphql-resolver handler */ () => "yes" }, /* graphql-resolver handler */ say() { return "yes"; } } };
const builder = new SchemaBuilder<object>({});
builder.queryField("ask", (t) => t.string({ resolve: /* graphql-resolver handler */ async () => "yes" }));
`,
  },
  {
    ids: ["graphql-resolver"],
    packages: { graphql: "16.15.0", "graphql-relay": "0.10.2" },
    text: `
import { GraphQLString } from "graphql";
import { mutationWithClientMutationId, nodeDefinitions } from "graphql-relay";
export const nodes = nodeDefinitions<{ user: string }>(/* graphql-resolver handler */ async (id, { user }) => ({ id, user }), /* graphql-resolver handler */ () => "User");
export const rename = mutationWithClientMutationId<{ name: string }, { name: string }, { user: string }>({
  name: "Rename",
  inputFields: { name: { type: GraphQLString } },
  outputFields: { name: { type: GraphQLString, resolve: /* graphql-resolver handler */ ({ name }) => name } },
  mutateAndGetPayload: /* graphql-resolver handler */ async ({ name }, { user }) => ({ name: name + user }),
});
`,
  },
  {
    ids: ["nest-handler"],
    packages: {
      "@apollo/server": "5.5.1",
      "@nestjs/apollo": "13.4.2",
      "@nestjs/common": "11.1.27",
      "@nestjs/core": "11.1.27",
      "@nestjs/graphql": "13.4.2",
      "@nestjs/throttler": "6.5.0",
      graphql: "16.15.0",
      "reflect-metadata": "0.2.2",
      rxjs: "7.8.2",
    },
    text: `
import { ApolloDriver, type ApolloDriverConfig } from "@nestjs/apollo";
import { createParamDecorator, type ExecutionContext } from "@nestjs/common";
import { GraphQLModule, Subscription } from "@nestjs/graphql";
import { ThrottlerGuard, ThrottlerModule } from "@nestjs/throttler";
interface Asked { req: { url: string } }
export const CurrentUser = createParamDecorator(/* nest-handler handler */ (part: string, context: ExecutionContext) => context.switchToHttp().getRequest().user[part]);
export const direct = GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, context: /* nest-handler handler */ ({ req }: Asked) => ({ url: req.url }) });
export const later = GraphQLModule.forRootAsync<ApolloDriverConfig>({ driver: ApolloDriver, useFactory: /* - */ (path: string) => ({ path, context: /* nest-handler handler */ ({ req }: Asked) => ({ url: req.url }) }) });
export const limits = ThrottlerModule.forRoot({ throttlers: [{ ttl: 1, limit: 1 }], skipIf: /* nest-handler handler */ (context) => context.getType() === "ws", getTracker: /* nest-handler handler */ async (request) => String(request["ip"]) });
export class Guard extends ThrottlerGuard {
  /* nest-handler handler */ protected override async getTracker(request: Record<string, unknown>) { return String(request["ip"]); }
}
export class Feed {
  /* nest-handler handler */ @Subscription(() => String, { filter: /* nest-handler handler */ (payload: { user: string }, variables: { user: string }) => payload.user === variables.user }) added() { return undefined; }
}
`,
  },
  {
    ids: ["apollo-server", "graphql-resolver"],
    packages: { "@apollo/server": "5.5.1", graphql: "16.15.0" },
    text: `
import { ApolloServer, type ApolloServerPlugin, type BaseContext, type GraphQLRequestListener } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
const server = new ApolloServer({
  typeDefs: "type Query { ask: String }",
  formatError: /* apollo-server handler */ (shown, error) => { console.error(error); return shown; },
  plugins: [{ async serverWillStart() {}, /* apollo-server handler */ async requestDidStart() { return { /* apollo-server handler */ async willSendResponse() {}, parsingDidStart: /* apollo-server handler */ async () => /* apollo-server handler */ async (error) => { console.log(error); } }; } }],
});
export const plugin: ApolloServerPlugin = { requestDidStart: /* apollo-server handler */ async ({ request }) => { console.log(request.query); } };
export class Timed implements ApolloServerPlugin {
  /* apollo-server handler */ async requestDidStart(): Promise<GraphQLRequestListener<BaseContext>> { return new Listener(); }
}
class Listener implements GraphQLRequestListener<BaseContext> { /* apollo-server handler */ async didEncounterErrors() {} }
await startStandaloneServer(server, { context: /* apollo-server handler */ async ({ req }) => ({ user: req.headers.authorization }) });
const shared = { introspection: true, formatError: /* apollo-server handler */ (shown: { message: string }) => shown };
const resolvers = { Query: { ask: /* graphql-resolver handler */ async () => "yes" } };
export const other = new ApolloServer({ typeDefs: "type Query { ask: String }", resolvers, ...shared });
`,
  },
  {
    ids: ["graphql-yoga"],
    packages: {
      "graphql-yoga": "5.24.1",
      "@envelop/core": "5.6.1",
      graphql: "16.15.0",
    },
    text: `
import { createSchema, createYoga, type Plugin } from "graphql-yoga";
import type { Plugin as EnvelopPlugin } from "@envelop/core";
export const yoga = createYoga({
  schema: createSchema({ typeDefs: "type Query { ask: String }", resolvers: { Query: { ask: () => "yes" } } }),
  context: /* graphql-yoga handler */ async ({ request }) => ({ user: request.headers.get("authorization") }),
  plugins: [{ /* graphql-yoga handler */ async onRequest({ request }) { console.log(request.url); }, onResponse: /* graphql-yoga handler */ () => {} }],
});
export const plugin: Plugin = { /* graphql-yoga handler */ onParams({ params }) { console.log(params.query); }, /* graphql-yoga handler */ onExecute({ args }) { console.log(args); } };
export const envelop: EnvelopPlugin = { onParse: /* graphql-yoga handler */ ({ params }) => { console.log(params); } };
`,
  },
  {
    ids: ["hapi"],
    packages: { "@hapi/hapi": "21.4.10" },
    text: `
import { server as create, type Lifecycle, type Request, type ResponseToolkit } from "@hapi/hapi";
const server = create();
server.route({ method: "GET", path: "/", handler: /* hapi handler */ async () => "yes" });
server.route([{ method: "GET", path: "/a", options: { handler: /* hapi handler */ (request, h) => h.response(request.path) } }]);
server.ext("onRequest", /* hapi handler */ async (request, h) => h.continue);
export const typed: Lifecycle.Method = /* hapi handler */ async (request, h) => h.continue;
/* hapi handler */ export async function declared(request: Request, h: ResponseToolkit) { return h.response(request.path); }
`,
  },
  {
    ids: ["xrpc"],
    packages: {
      "@atproto/xrpc-server": "0.13.2",
      "@types/express": "4.17.25",
    },
    text: `
import { createServer, type MethodAuthVerifier, type MethodHandler, type StreamHandler } from "@atproto/xrpc-server";
const server = createServer([]);
server.method("io.example.ping", /* xrpc handler */ async () => undefined);
server.method("io.example.me", { auth: /* xrpc handler */ async ({ req }) => ({ credentials: req.headers.authorization }), handler: /* xrpc handler */ async () => undefined });
server.streamMethod("io.example.tail", { handler: /* xrpc handler */ async function* () { yield 1; } });
export const typed: MethodHandler = /* xrpc handler */ async () => undefined;
export const stream: StreamHandler = /* xrpc handler */ async function* () { yield 1; };
export const verifier = (secret: string): MethodAuthVerifier => /* xrpc handler */ async ({ req }) => ({ credentials: req.headers.authorization === secret });
`,
  },
  {
    ids: ["http-hooks"],
    packages: { "openapi-fetch": "0.17.0", ky: "2.1.0", ofetch: "1.5.1" },
    text: `
import ky, { type BeforeRequestHook } from "ky";
import { ofetch, type FetchContext, type FetchHook } from "ofetch";
import type { Middleware } from "openapi-fetch";
export const openapi: Middleware = { /* http-hooks handler */ async onRequest({ request }) { return request; } };
ky.create({ hooks: { beforeRequest: [/* http-hooks handler */ async () => {}], afterResponse: [/* http-hooks handler */ async () => {}], beforeRetry: [/* http-hooks handler */ async () => {}] } });
export const before: BeforeRequestHook = /* http-hooks handler */ async () => {};
ofetch.create({ onRequest: /* http-hooks handler */ async () => {} });
export const hook: FetchHook<FetchContext> = /* http-hooks handler */ async () => {};
`,
  },
  {
    ids: ["axios"],
    packages: { axios: "1.21.1" },
    text: `
import axios from "axios";
axios.interceptors.request.use(/* axios handler */ async (config) => config);
axios.create().interceptors.response.use(/* axios handler */ (response) => response, /* axios handler */ async (error) => { throw error; });
`,
  },
  {
    ids: ["aws-lambda"],
    packages: { "@types/aws-lambda": "8.10.164" },
    text: `
import type { APIGatewayProxyEventV2, APIGatewayProxyHandlerV2, Context, Handler, SQSEvent } from "aws-lambda";
export const handler: Handler = /* aws-lambda handler */ async () => "yes";
export const typed: APIGatewayProxyHandlerV2 = /* aws-lambda handler */ async (event) => ({ statusCode: 200, body: event.rawPath });
/* aws-lambda handler */ export async function declared(event: SQSEvent, context: Context) { console.log(event.Records.length, context.awsRequestId); }
/* aws-lambda handler */ export async function short(event: APIGatewayProxyEventV2) { return { statusCode: 200, body: event.rawPath }; }
`,
  },
  {
    ids: ["middy"],
    packages: { "@middy/core": "7.9.2", "@types/aws-lambda": "8.10.164" },
    text: `
import middy, { type MiddlewareObj } from "@middy/core";
export const handler = middy()
  .use({ before: /* middy middleware */ async () => {}, after: /* middy middleware */ async () => {} })
  .before(/* middy middleware */ async () => {})
  .handler(/* middy handler */ async () => "yes");
export const typed: MiddlewareObj = { before: /* middy middleware */ async (request) => { console.log(request.event); } };
export const hook: middy.MiddlewareFn = /* middy middleware */ async () => {};
export const direct = middy(/* aws-lambda handler */ async () => "yes");
`,
  },
  {
    ids: ["inversify-express"],
    packages: {
      "inversify-express-utils": "6.5.0",
      inversify: "6.2.2",
      "reflect-metadata": "0.2.2",
      express: "4.21.2",
      "@types/express": "4.17.25",
    },
    text: `
import type { Request, Response } from "express";
import { BaseHttpController, controller, httpGet, httpPost } from "inversify-express-utils";
@controller("/orders")
export class Orders extends BaseHttpController {
  /* inversify-express handler */ @httpGet("/:id") async order(request: Request) { return this.json({ id: request.params.id }); }
  /* inversify-express handler */ @httpPost("/") async create(request: Request, response: Response) { response.json(request.body); }
  total() { return 1; }
}
`,
  },
  {
    ids: ["tsoa"],
    packages: { "@tsoa/runtime": "6.6.0" },
    text: `
import { Body, Controller, Get, Path, Post, Route } from "@tsoa/runtime";
@Route("orders")
export class Orders extends Controller {
  /* tsoa handler */ @Get("{id}") async order(@Path() id: string) { return { id }; }
  /* tsoa handler */ @Post() create(@Body() order: { id: string }) { return order; }
  total() { return 1; }
}
`,
  },
];
