import type { Sample } from "./sites.ts";

/** The samples of frameworks that wrap calls rather than serve, and of those without a server of their own. */
export const clientSamples: Readonly<Record<string, Sample>> = {
  azure: {
    text: `
      import type { Pipeline, PipelinePolicy, PipelineRequest, SendRequest } from "@azure/core-rest-pipeline";
      export const literal: PipelinePolicy = { name: "x", async sendRequest(request, next) { return next(request); } };
      export class Policy implements PipelinePolicy { name = "y"; async sendRequest(request: PipelineRequest, next: SendRequest) { return next(request); } }
      declare const pipeline: Pipeline;
      pipeline.addPolicy({ name: "z", sendRequest: async (request, next) => next(request) });
    `,
    sites: [
      "sendRequest: middleware azure-pipeline heritage next=promise",
      "sendRequest: middleware azure-pipeline heritage next=promise",
      "sendRequest: middleware azure-pipeline heritage next=promise",
    ],
  },
  smithy: {
    text: `
      import type { FinalizeRequestMiddleware, MiddlewareStack } from "@smithy/types";
      declare const stack: MiddlewareStack<object, object>;
      export const typed: FinalizeRequestMiddleware<object, object> = (next, context) => async (args) => next(args);
      export const branching: FinalizeRequestMiddleware<object, object> = (next) => process.env["X"] ? async (args) => next(args) : next;
      stack.add((next) => { const inner = async (args: object) => next(args as never); return inner; }, { step: "build" });
    `,
    sites: [
      "typed: middleware smithy contextual next=promise",
      "branching: middleware smithy contextual next=promise",
      "inner: middleware smithy contextual next=promise",
    ],
  },
  wretch: {
    text: `
      import wretch, { type ConfiguredMiddleware } from "wretch";
      export const typed: ConfiguredMiddleware = (next) => async (url, options) => next(url, options);
      export const delay = (ms: number): ConfiguredMiddleware => (next) => async (url, options) => { await new Promise((r) => setTimeout(r, ms)); return next(url, options); };
      wretch().middlewares([(next) => (url, options) => next(url, options)]);
    `,
    sites: [
      "typed: middleware wretch contextual next=promise",
      "delay: middleware wretch contextual next=promise",
      "line 5: middleware wretch contextual next=promise",
    ],
  },
  hattip: {
    text: `
      import { compose, type RequestHandler } from "@hattip/compose";
      export const typed: RequestHandler = async (ctx) => ctx.next();
      export const destructured: RequestHandler = async ({ next }) => next();
      compose(async (ctx) => ctx.next(), () => new Response("x"));
    `,
    sites: [
      "typed: middleware hattip contextual ctx.next=promise",
      "destructured: middleware hattip contextual next=promise",
      "line 5: middleware hattip contextual ctx.next=promise",
      "line 5: middleware hattip contextual",
    ],
  },
  connect: {
    text: `
      import type { Interceptor } from "@connectrpc/connect";
      export const typed: Interceptor = (next) => async (request) => next(request);
      export const list: Interceptor[] = [(next) => async (request) => { const response = await next(request); return response; }];
    `,
    sites: [
      "typed: middleware connect-rpc contextual next=promise",
      "list: middleware connect-rpc contextual next=promise",
    ],
  },
  adonis: {
    text: `
      import type { HttpContext } from "@adonisjs/http-server";
      import type { MiddlewareFn, NextFn } from "@adonisjs/http-server/types";
      export default class Auth {
        async handle(ctx: HttpContext, next: NextFn) { await next(); }
        async terminate({ request }: HttpContext, next: NextFn, options: object) { return next(); }
      }
      export const typed: MiddlewareFn = async (ctx, next) => { await next(); };
    `,
    sites: [
      "handle: middleware adonis annotation next=unknown",
      "terminate: middleware adonis annotation next=unknown",
      "typed: middleware adonis contextual next=unknown",
    ],
  },
  redux: {
    text: `
      import type { Middleware } from "redux";
      export const log: Middleware = (store) => (next) => (action) => next(action);
    `,
    sites: ["log: middleware redux contextual next=unknown"],
    settings: { frameworks: { redux: true } },
  },
};
