import { Hono } from "hono";
import { H3 } from "h3";
import { sequence } from "@sveltejs/kit/hooks";

import type { Answer } from "../trail.ts";
import {
  answerFrom,
  isClass,
  isFunction,
  type Sent,
  type Surface,
} from "./surface.ts";

function requestOf({ path, method = "GET", headers, body }: Sent): Request {
  return new Request(`http://localhost${path}`, {
    method,
    headers: {
      ...headers,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined || method === "GET"
      ? {}
      : { body: JSON.stringify(body) }),
  });
}

export const hono: Surface = {
  id: "hono",
  packages: /^(?:hono(?:\/.*)?|@hono\/.*)$/,
  takes: (value) =>
    value instanceof Hono || (isFunction(value) && !isClass(value)),
  isApp: (value) => value instanceof Hono,
  mount(value, below) {
    const app: Hono = value instanceof Hono ? (value as Hono) : new Hono();
    let failed: Error | undefined;
    const routes = app.routes
      .filter(({ path, method }) => !path.includes("*") && method !== "ALL")
      .map(({ path, method }) => ({ path, method }));
    if (!(value instanceof Hono)) app.use(value as never);
    app.all("*", async (context) => context.text(await below.handle()));
    app.onError((error, context) => {
      failed = error;
      return context.text(error.message, 500);
    });
    return {
      routes,
      send: async (request): Promise<Answer> => {
        const answer = await answerFrom(() => app.request(requestOf(request)));
        return failed && /not finalized/.test(failed.message)
          ? { ...answer, kind: "nothing" }
          : answer;
      },
    };
  },
};

export const h3: Surface = {
  id: "h3",
  packages: /^h3$/,
  takes: (value) =>
    value instanceof H3 || (isFunction(value) && !isClass(value)),
  isApp: (value) => value instanceof H3,
  mount(value, below) {
    const app = value instanceof H3 ? value : new H3({ silent: true });
    if (!(value instanceof H3)) app.use(value as never);
    app.all("/**", () => below.handle());
    return {
      send: (request) => answerFrom(() => app.request(requestOf(request))),
    };
  },
};

export const sveltekit: Surface = {
  id: "sveltekit",
  packages: /^@sveltejs\/kit(?:\/.*)?$/,
  takes: (value) => isFunction(value) && !isClass(value),
  async mount(value, below) {
    // The package's types leave this module out.
    const internal: string = "@sveltejs/kit/internal/server";
    const { with_request_store } = (await import(internal)) as {
      with_request_store: <T>(store: unknown, fn: () => T) => T;
    };
    const handle = sequence(value as never);
    return {
      send: (sent) => {
        const request = requestOf(sent);
        const url = new URL(request.url);
        const cookies = new Map(
          Object.entries(sent.headers).map(
            ([name, text]) => [name, text] as const,
          ),
        );
        const event = {
          ...{ request, url, locals: {}, params: {}, route: { id: sent.path } },
          cookies: {
            get: (name: string) => cookies.get(name),
            set: () => undefined,
            delete: () => undefined,
          },
          getClientAddress: () => sent.headers["x-address"] ?? "127.0.0.1",
          setHeaders: () => undefined,
          isDataRequest: false,
          fetch: () => Promise.resolve(new Response("fetched")),
        } as never;
        const store = {
          event,
          state: {
            tracing: {
              record_span: ({ fn }: { fn: (span: unknown) => unknown }) =>
                fn({}),
            },
          },
        };
        return answerFrom(() =>
          with_request_store(store, () =>
            handle({
              event,
              resolve: async () => new Response(await below.handle()),
            }),
          ),
        );
      },
    };
  },
};
