import type { FrameworkDescriptor } from "../descriptor.ts";
import { adonis } from "./adonis.ts";
import { aiSdk } from "./ai-sdk.ts";
import { angularHttp } from "./angular-http.ts";
import { apolloLink } from "./apollo-link.ts";
import { astro } from "./astro.ts";
import { authJs, betterAuth } from "./auth-callbacks.ts";
import { azureFunctions } from "./azure-functions.ts";
import { azurePipeline } from "./azure-pipeline.ts";
import { bolt } from "./bolt.ts";
import { botbuilder } from "./botbuilder.ts";
import { chanfana } from "./chanfana.ts";
import { cloudflarePages, cloudflareWorkers } from "./cloudflare-pages.ts";
import { connectRpc, connectRpcService } from "./connect-rpc.ts";
import { connect, polka, tinyhttp } from "./connect.ts";
import {
  inversifyExpress,
  tsed,
  tsedMiddleware,
  tsoa,
} from "./decorated-controllers.ts";
import { discordx } from "./discordx.ts";
import { djangoStyle } from "./django-style.ts";
import { elysia } from "./elysia.ts";
import { encore } from "./encore.ts";
import { engineIo } from "./engine-io.ts";
import { entityListeners, entitySubscribers } from "./entity-listeners.ts";
import { expressWs } from "./express-ws.ts";
import { expressZodApi } from "./express-zod-api.ts";
import { express } from "./express.ts";
import { fastifyHook } from "./fastify.ts";
import { feathers } from "./feathers.ts";
import { bun, bunWebsocket, deno, whatwgServer } from "./fetch-servers.ts";
import { firebase, firebaseCallable } from "./firebase.ts";
import { foal } from "./foal.ts";
import { functionsFramework } from "./functions-framework.ts";
import { grammy, grammyTransformer } from "./grammy.ts";
import { graphqlMiddleware } from "./graphql-middleware.ts";
import { apolloServer, graphqlYoga, mercurius } from "./graphql-servers.ts";
import { graphqlResolver } from "./graphql.ts";
import { grpc, niceGrpc } from "./grpc.ts";
import { h3, h3V1, h3Node } from "./h3.ts";
import { hapi } from "./hapi.ts";
import { hattip } from "./hattip.ts";
import { hocuspocus } from "./hocuspocus.ts";
import { hono } from "./hono.ts";
import { httpHooks, axios } from "./http-hooks.ts";
import { httpProxyMiddleware } from "./http-proxy-middleware.ts";
import { ittyRouter } from "./itty-router.ts";
import { keystone } from "./keystone.ts";
import { koa } from "./koa.ts";
import { awsLambda } from "./lambda.ts";
import { loopback } from "./loopback.ts";
import { middy } from "./middy.ts";
import { midwayKoa, midwayController } from "./midway.ts";
import { moleculer } from "./moleculer.ts";
import { multer } from "./multer.ts";
import { nestMiddleware, nestInterceptor, nestHandler } from "./nest.ts";
import { netlify } from "./netlify.ts";
import { nextSafeAction } from "./next-safe-action.ts";
import { next, nextChain } from "./next.ts";
import { nextConnect } from "./next-connect.ts";
import { nodeHttp, nodeUpgrade } from "./node-http.ts";
import { oak } from "./oak.ts";
import { orpc } from "./orpc.ts";
import { passport, passportStrategy } from "./passport.ts";
import { payload } from "./payload.ts";
import { qwik } from "./qwik.ts";
import { reactRouter } from "./react-router.ts";
import { redux } from "./redux.ts";
import { remixFetchRouter } from "./remix-fetch-router.ts";
import { restify } from "./restify.ts";
import {
  routingControllersKoa,
  routingControllersExpress,
} from "./routing-controllers.ts";
import { smithy } from "./smithy.ts";
import { socketIo } from "./socket-io.ts";
import { solidStart } from "./solid-start.ts";
import { sveltekit } from "./sveltekit.ts";
import { tanstackStart, tanstackStartRequest } from "./tanstack-start.ts";
import { telegraf } from "./telegraf.ts";
import { temporal, temporalClient } from "./temporal.ts";
import { trpc } from "./trpc.ts";
import { tsRest } from "./ts-rest.ts";
import { typeGraphql } from "./type-graphql.ts";
import { undici } from "./undici.ts";
import { urql } from "./urql.ts";
import { wretch } from "./wretch.ts";
import { ws } from "./ws.ts";
import { xrpc } from "./xrpc.ts";

/**
 * Every framework that the plugin knows. Node's own server stands last: the requests of most others
 * extend its types.
 */
export const frameworks: readonly FrameworkDescriptor[] = [
  adonis,
  aiSdk,
  angularHttp,
  apolloLink,
  astro,
  authJs,
  azureFunctions,
  azurePipeline,
  betterAuth,
  bun,
  bunWebsocket,
  bolt,
  botbuilder,
  chanfana,
  cloudflarePages,
  cloudflareWorkers,
  connectRpc,
  connectRpcService,
  connect,
  deno,
  tinyhttp,
  discordx,
  djangoStyle,
  elysia,
  expressZodApi,
  encore,
  engineIo,
  entityListeners,
  entitySubscribers,
  express,
  expressWs,
  polka,
  fastifyHook,
  firebaseCallable,
  firebase,
  foal,
  functionsFramework,
  feathers,
  grammy,
  grammyTransformer,
  graphqlMiddleware,
  graphqlResolver,
  apolloServer,
  graphqlYoga,
  mercurius,
  grpc,
  h3,
  h3V1,
  h3Node,
  hapi,
  hattip,
  hocuspocus,
  hono,
  httpHooks,
  httpProxyMiddleware,
  axios,
  inversifyExpress,
  ittyRouter,
  keystone,
  koa,
  awsLambda,
  loopback,
  middy,
  midwayKoa,
  midwayController,
  moleculer,
  multer,
  nestMiddleware,
  nestInterceptor,
  nestHandler,
  netlify,
  nextSafeAction,
  next,
  nextChain,
  nextConnect,
  niceGrpc,
  oak,
  orpc,
  passport,
  passportStrategy,
  payload,
  qwik,
  reactRouter,
  redux,
  remixFetchRouter,
  restify,
  routingControllersKoa,
  routingControllersExpress,
  smithy,
  solidStart,
  socketIo,
  sveltekit,
  tanstackStart,
  tanstackStartRequest,
  telegraf,
  temporal,
  temporalClient,
  trpc,
  tsRest,
  tsed,
  tsedMiddleware,
  tsoa,
  typeGraphql,
  undici,
  urql,
  whatwgServer,
  wretch,
  ws,
  xrpc,
  nodeHttp,
  nodeUpgrade,
];
