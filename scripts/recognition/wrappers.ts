import type { RecognitionSample } from "./sample.ts";

/** What wraps calls rather than requests: models, resolvers, activities, HTTP clients, stores. */
export const wrappers: readonly RecognitionSample[] = [
  {
    ids: ["ai-sdk"],
    packages: { ai: "7.0.173" },
    text: `
import type { EmbeddingModelMiddleware, LanguageModelMiddleware } from "ai";
export const wrong: LanguageModelMiddleware = {
  wrapGenerate: /* ai-sdk middleware doGenerate */ async ({ doGenerate }) => {
    const started = performance.now();
    const result = doGenerate(); // await-downstream
    console.log("done", performance.now() - started);
    return result;
  },
};
export const right: LanguageModelMiddleware = {
  wrapGenerate: /* ai-sdk middleware doGenerate */ async ({ doGenerate }) => {
    const result = await doGenerate();
    console.log("done", performance.now());
    return result;
  },
  /* ai-sdk middleware options.doStream */ async wrapStream(options) { return options.doStream(); },
};
export const embedding: EmbeddingModelMiddleware = {
  wrapEmbed: /* ai-sdk middleware doEmbed */ async ({ doEmbed }) => doEmbed(),
};
`,
  },
  {
    ids: ["graphql-middleware"],
    packages: { "graphql-middleware": "6.1.35", graphql: "16.15.0" },
    text: `
import { GraphQLSchema } from "graphql";
import { applyMiddleware, type IMiddlewareFunction } from "graphql-middleware";
export const wrong: IMiddlewareFunction = /* graphql-middleware middleware resolve */ async (resolve, parent, args, context, info) => {
  const started = performance.now();
  const result = resolve(parent, args, context, info); // await-downstream
  console.log(info.fieldName, performance.now() - started);
  return result;
};
export const right: IMiddlewareFunction = /* graphql-middleware middleware resolve */ async (resolve, parent, args, context, info) => {
  const result: unknown = await resolve(parent, args, context, info);
  console.log(info.fieldName, performance.now());
  return result;
};
applyMiddleware(new GraphQLSchema({}), right, /* graphql-middleware middleware resolve */ async (resolve, parent, args, context, info) => resolve(parent, args, context, info));
`,
  },
  {
    ids: ["type-graphql"],
    packages: { "type-graphql": "1.1.1", graphql: "15.8.0" },
    text: `
import { Query, Resolver, UseMiddleware, createMethodDecorator, type MiddlewareFn, type MiddlewareInterface, type NextFn, type ResolverData } from "type-graphql";
export const wrong: MiddlewareFn = /* type-graphql middleware next */ async ({ info }, next) => {
  next(); // await-downstream
  console.log(info.fieldName);
};
export const right: MiddlewareFn = /* type-graphql middleware next */ async ({ info }, next) => {
  await next();
  console.log(info.fieldName);
};
export class Timing implements MiddlewareInterface {
  /* type-graphql middleware next */ async use({ info }: ResolverData, next: NextFn) { const result: unknown = await next(); console.log(info.fieldName); return result; }
}
export const Logged = () => createMethodDecorator(/* type-graphql middleware next */ async (data, next) => next());
@Resolver()
export class Answers {
  /* type-graphql handler */
  @Query(() => String)
  @UseMiddleware(right, /* type-graphql middleware next */ async (data, next) => next())
  async ask(): Promise<string> { return "yes"; }
}
`,
  },
  {
    ids: ["temporal"],
    packages: {
      "@temporalio/worker": "1.24.0",
      "@temporalio/workflow": "1.24.0",
    },
    text: `
import type { ActivityExecuteInput, ActivityInboundCallsInterceptor, Next } from "@temporalio/worker";
import type { WorkflowInboundCallsInterceptor } from "@temporalio/workflow";
export class Wrong implements ActivityInboundCallsInterceptor {
  /* temporal middleware next */ async execute(input: ActivityExecuteInput, next: Next<ActivityInboundCallsInterceptor, "execute">) {
    const started = performance.now();
    const result = next(input); // await-downstream
    console.log("done", performance.now() - started);
    return result;
  }
}
export class Right implements ActivityInboundCallsInterceptor {
  /* temporal middleware next */ async execute(input: ActivityExecuteInput, next: Next<ActivityInboundCallsInterceptor, "execute">) {
    const result = await next(input);
    console.log("done", performance.now());
    return result;
  }
}
export const inbound: WorkflowInboundCallsInterceptor = {
  execute: /* temporal middleware next */ async (input, next) => next(input),
};
`,
  },
  {
    ids: ["temporal-client"],
    packages: { "@temporalio/client": "1.24.0" },
    text: `
import type { Next, WorkflowClientInterceptor, WorkflowQueryInput } from "@temporalio/client";
export class Counted implements WorkflowClientInterceptor {
  private asked = 0;
  /* temporal-client middleware next */ async query(input: WorkflowQueryInput, next: Next<WorkflowClientInterceptor, "query">): Promise<unknown> {
    const before = this.asked;
    const result = await next(input);
    this.asked = before + 1; // no-shared-state-race
    return result;
  }
}
export const right: WorkflowClientInterceptor = {
  /* temporal-client middleware next */ async query(input, next) { return next(input); },
  /* temporal-client middleware next */ async start(input, next) {
    const run = await next(input);
    console.log("started", run);
    return run;
  },
};
export const wrong: WorkflowClientInterceptor = {
  /* temporal-client middleware next */ async cancel(input, next) {
    void next(input); // await-downstream
    return {};
  },
};
`,
  },
  {
    ids: ["angular-http"],
    packages: {
      "@angular/common": "21.2.26",
      "@angular/core": "21.2.26",
      rxjs: "7.8.2",
    },
    text: `
import { provideHttpClient, withInterceptors, type HttpHandler, type HttpInterceptor, type HttpInterceptorFn, type HttpRequest } from "@angular/common/http";
import { EMPTY, tap } from "rxjs";
export const wrong: HttpInterceptorFn = /* angular-http middleware next */ (request, next) => {
  next(request); // await-downstream
  return EMPTY;
};
export const right: HttpInterceptorFn = /* angular-http middleware next */ (request, next) => next(request).pipe(tap(() => console.log("done")));
export class Timing implements HttpInterceptor {
  /* angular-http middleware next.handle */ intercept(request: HttpRequest<unknown>, next: HttpHandler) { return next.handle(request); }
}
provideHttpClient(withInterceptors([right, /* angular-http middleware next */ (request, next) => next(request)]));
`,
  },
  {
    ids: ["apollo-link"],
    packages: {
      "@apollo/client": "4.3.8",
      graphql: "16.15.0",
      rxjs: "7.8.2",
    },
    text: `
import { ApolloLink } from "@apollo/client";
import { EMPTY, tap } from "rxjs";
export const wrong = new ApolloLink(/* apollo-link middleware forward */ (operation, forward) => {
  forward(operation); // await-downstream
  return EMPTY;
});
export const right = new ApolloLink(/* apollo-link middleware forward */ (operation, forward) => forward(operation).pipe(tap(() => console.log("done"))));
export const typed: ApolloLink.RequestHandler = /* apollo-link middleware forward */ (operation, forward) => forward(operation);
export class Timing extends ApolloLink {
  /* apollo-link middleware forward */ override request(operation: ApolloLink.Operation, forward: ApolloLink.ForwardFunction) { return forward(operation); }
}
`,
  },
  {
    ids: ["urql"],
    packages: { "@urql/core": "6.0.3", graphql: "16.15.0", wonka: "6.3.5" },
    text: `
import type { Exchange, ExchangeInput } from "@urql/core";
import { pipe, tap } from "wonka";
export const right: Exchange = ({ forward }) => /* urql middleware forward */ (operations$) => pipe(operations$, forward, tap(() => console.log("done")));
export const direct: Exchange = ({ forward }) => /* urql middleware forward */ (operations$) => forward(operations$);
export const whole: Exchange = (input) => /* urql middleware input.forward */ (operations$) => input.forward(operations$);
export const wrong: Exchange = ({ forward }) => /* urql middleware forward */ (operations$) => {
  forward(operations$); // await-downstream
  return () => {};
};
export const through: Exchange = /* - */ ({ forward }) => forward;
export const annotated = ({ forward }: ExchangeInput) => /* urql middleware forward */ (operations$: Parameters<typeof forward>[0]) => forward(operations$);
`,
  },
  {
    ids: ["redux"],
    packages: { redux: "5.0.1", "@reduxjs/toolkit": "2.14.0" },
    text: `
import { configureStore } from "@reduxjs/toolkit";
import { applyMiddleware, type Middleware } from "redux";
export const log: Middleware = (store) => (next) => /* redux middleware next */ (action) => next(action);
applyMiddleware(log, (store) => (next) => /* redux middleware next */ (action) => next(action));
configureStore({ reducer: () => 0, middleware: (defaults) => defaults().concat(log) });
`,
  },
  {
    ids: ["undici"],
    packages: { undici: "8.12.4" },
    text: `
import { Agent, type Dispatcher } from "undici";
export const typed: Dispatcher.DispatcherComposeInterceptor = (dispatch) => /* undici middleware dispatch */ (options, handler) => dispatch(options, handler);
new Agent().compose((dispatch) => /* undici middleware dispatch */ (options, handler) => dispatch(options, handler));
`,
  },
];
