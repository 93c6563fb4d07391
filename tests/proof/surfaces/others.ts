import {
  answerFrom,
  isClass,
  isFunction,
  type Downstream,
  type Sent,
  type Surface,
} from "./surface.ts";

/** AdonisJS makes an object of the class for each request; the response lies in the context. */
export const adonis: Surface = {
  id: "adonis",
  packages: /^@adonisjs\/http-server/,
  takes: (value) => isClass(value),
  mount(value, below) {
    const Middleware = value as new () => {
      handle(context: object, next: () => Promise<unknown>): Promise<unknown>;
    };
    return {
      send: (sent) =>
        answerFrom(async () => {
          let body: unknown;
          await new Middleware().handle(contextOf(sent), async () => {
            body = await below.handle();
          });
          return { body };
        }),
    };
  },
};

/** React Router hands a web request, and takes the response that is returned. */
export const reactRouter: Surface = {
  id: "react-router",
  packages: /^react-router$/,
  takes: (value) => isFunction(value) && !isClass(value),
  mount(value, below) {
    const middleware = value as (
      given: object,
      next: () => Promise<Response>,
    ) => Promise<Response>;
    return {
      send: (sent) =>
        answerFrom(() => middleware(contextOf(sent), () => responseOf(below))),
    };
  },
};

function contextOf({ path, headers }: Sent): object {
  return {
    request: new Request(`http://localhost${path}`, { headers }),
    params: {},
    context: new Map(),
  };
}

async function responseOf(below: Downstream): Promise<Response> {
  return new Response(await below.handle());
}
