import { h3, hono, sveltekit } from "./fetchers.ts";
import { azure, hattip, onion, redux, runtime } from "./pipelines.ts";
import { adonis, reactRouter } from "./others.ts";
import { expressSurface, fastify, koa } from "./servers.ts";
import type { Surface } from "./surface.ts";

/** The frameworks in which cases run, those first that wrap others. */
export const surfaces: readonly Surface[] = [
  koa,
  hono,
  fastify,
  h3,
  sveltekit,
  adonis,
  reactRouter,
  azure,
  hattip,
  redux,
  runtime,
  expressSurface,
  onion,
];
