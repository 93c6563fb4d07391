import type { FrameworkDescriptor } from "../descriptor.ts";
import { adonis } from "./adonis.ts";
import { aiSdk } from "./ai-sdk.ts";
import { angularHttp } from "./angular-http.ts";
import { apolloLink } from "./apollo-link.ts";
import { astro } from "./astro.ts";
import { azurePipeline } from "./azure-pipeline.ts";
import { bolt } from "./bolt.ts";
import { cloudflarePages } from "./cloudflare-pages.ts";
import { connectRpc } from "./connect-rpc.ts";
import { discordx } from "./discordx.ts";
import { djangoStyle } from "./django-style.ts";
import { elysia } from "./elysia.ts";
import { express } from "./express.ts";
import { fastifyHook } from "./fastify.ts";
import { feathers } from "./feathers.ts";
import { grammy } from "./grammy.ts";
import { graphqlMiddleware } from "./graphql-middleware.ts";
import { h3, h3V1 } from "./h3.ts";
import { hapi } from "./hapi.ts";
import { hattip } from "./hattip.ts";
import { hono } from "./hono.ts";
import { httpHooks } from "./http-hooks.ts";
import { koa, midwayKoa } from "./koa.ts";
import { loopback } from "./loopback.ts";
import { middy } from "./middy.ts";
import { moleculer } from "./moleculer.ts";
import { nestMiddleware, nestInterceptor } from "./nest.ts";
import { next, nextChain } from "./next.ts";
import { nextSafeAction } from "./next-safe-action.ts";
import { oak } from "./oak.ts";
import { orpc } from "./orpc.ts";
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
import { sveltekit } from "./sveltekit.ts";
import { tanstackStart } from "./tanstack-start.ts";
import { telegraf } from "./telegraf.ts";
import { temporal } from "./temporal.ts";
import { trpc } from "./trpc.ts";
import { typeGraphql } from "./type-graphql.ts";
import { undici } from "./undici.ts";
import { urql } from "./urql.ts";
import { wretch } from "./wretch.ts";

/** Every framework the plugin knows, in the order of their files. */
export const frameworks: readonly FrameworkDescriptor[] = [
  adonis,
  aiSdk,
  angularHttp,
  apolloLink,
  astro,
  azurePipeline,
  bolt,
  cloudflarePages,
  connectRpc,
  discordx,
  djangoStyle,
  elysia,
  express,
  fastifyHook,
  feathers,
  grammy,
  graphqlMiddleware,
  h3,
  h3V1,
  hapi,
  hattip,
  hono,
  httpHooks,
  koa,
  midwayKoa,
  loopback,
  middy,
  moleculer,
  nestMiddleware,
  nestInterceptor,
  next,
  nextChain,
  nextSafeAction,
  oak,
  orpc,
  reactRouter,
  redux,
  remixFetchRouter,
  restify,
  routingControllersKoa,
  routingControllersExpress,
  smithy,
  socketIo,
  sveltekit,
  tanstackStart,
  telegraf,
  temporal,
  trpc,
  typeGraphql,
  undici,
  urql,
  wretch,
];
