import {
  createEmptyPipeline,
  createPipelineRequest,
} from "@azure/core-rest-pipeline";
import { compose } from "@hattip/compose";
import { applyMiddleware, legacy_createStore as createStore } from "redux";

import {
  Chain,
  HttpRequest,
  HttpResponse,
} from "../../../src/runtime/index.ts";
import type { Answer } from "../trail.ts";
import {
  answerFrom,
  errorAnswer,
  isClass,
  isFunction,
  isThenable,
  type Sent,
  type Surface,
} from "./surface.ts";

export const azure: Surface = {
  id: "azure-pipeline",
  packages: /^@azure\/core-rest-pipeline$/,
  takes: (value) => isPolicy(value),
  mount(value, below) {
    const pipeline = createEmptyPipeline();
    pipeline.addPolicy(value as never);
    const client = {
      sendRequest: async (request: unknown) =>
        ({
          request,
          status: 200,
          headers: new Map(),
          bodyAsText: await below.handle(),
        }) as never,
    };
    return {
      send: ({ path }) =>
        answerFrom(async () => {
          const request = createPipelineRequest({
            url: `http://localhost${path}`,
          });
          const answer = (await pipeline.sendRequest(client, request)) as
            { status: number; bodyAsText: string } | undefined;
          return answer && { status: answer.status, body: answer.bodyAsText };
        }),
    };
  },
};

function isPolicy(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    isFunction((value as { sendRequest?: unknown }).sendRequest) &&
    "name" in value
  );
}

export const hattip: Surface = {
  id: "hattip",
  packages: /^@hattip\/.*$/,
  takes: (value) => isFunction(value) && !isClass(value),
  mount(value, below) {
    const handle = compose(
      value as never,
      async () => new Response(await below.handle()),
    );
    return {
      send: ({ path, headers }) =>
        answerFrom(() =>
          handle({
            request: new Request(`http://localhost${path}`, { headers }),
            ip: headers["x-address"] ?? "127.0.0.1",
            waitUntil: () => undefined,
            passThrough: () => undefined,
            platform: {},
            env: () => undefined,
          }),
        ),
    };
  },
};

export const redux: Surface = {
  id: "redux",
  packages: /^redux$/,
  takes: (value) => isFunction(value) && !isClass(value),
  mount(value, below) {
    const last = () => () => () => below.handle();
    const store = createStore(
      (state: unknown = {}) => state as never,
      applyMiddleware(value as never, last as never),
    );
    return {
      send: ({ path }) =>
        answerFrom(() =>
          store.dispatch({ type: path, payload: path } as never),
        ),
    };
  },
};

/** A chain of the reference runtime. */
export const runtime: Surface = {
  id: "runtime",
  isQuick: true,
  packages: /\/runtime$/,
  takes: (value) => isFunction(value) || Array.isArray(value),
  async mount(value, below) {
    const entries = (Array.isArray(value) ? value : [value]) as never[];
    const chain = await Chain.load({
      middleware: entries,
      urls: async () => new HttpResponse(await below.handle()),
      onException: ({ code }) => {
        if (code !== undefined) below.codeSeen(code);
      },
    });
    return {
      send: async ({ path, headers, extra }): Promise<Answer> => {
        const request = Object.assign(
          new HttpRequest({ path, headers }),
          extra,
        );
        try {
          const {
            statusCode,
            content,
            headers: told,
          } = await chain.handle(request);
          return {
            kind: "response",
            status: statusCode,
            text: `${JSON.stringify([...told])} ${String(content)}`,
          };
        } catch (error) {
          const answer = errorAnswer(error);
          const kinds: Record<string, Answer["kind"]> = {
            unawaited_downstream_as_response: "promise",
            middleware_returned_none: "nothing",
            not_a_response: "foreign",
          };
          return { ...answer, kind: kinds[answer.code ?? ""] ?? "error" };
        }
      },
    };
  },
};

type Layer = (request: unknown) => unknown;

/** Middleware in Django's manner over types of its own: nothing else is asked of a response than to be one. */
export const onion: Surface = {
  id: "onion",
  isQuick: true,
  packages: /(?!)/,
  takes: (value) => isFunction(value),
  mount(value, below) {
    const getResponse = async (): Promise<unknown> => {
      const body = await below.handle();
      return Object.assign(new Response(body), {
        statusCode: 200,
        content: body,
      });
    };
    const layer = layerOf(value, getResponse);
    return { send: async (sent) => taken(layer, sent) };
  },
};

function layerOf(value: unknown, getResponse: Layer): Layer {
  if (!isClass(value)) return (value as (below: Layer) => Layer)(getResponse);
  const instance = new value(getResponse) as Record<string, Layer>;
  const name = ["call", "acall", "handle", "__call__"].find((one) =>
    isFunction(instance[one]),
  );
  if (!name) throw new Error(`${value.name} has no method to call`);
  return (request) => instance[name]!(request);
}

async function taken(
  layer: Layer,
  { path, headers, method = "GET", extra }: Sent,
): Promise<Answer> {
  const request = Object.assign(
    {
      path,
      url: path,
      method,
      headers,
      ip: headers["x-address"] ?? "127.0.0.1",
      user: headers["x-user"],
    },
    extra,
  );
  return answerFrom(async () => {
    const result = await layer(request);
    return isThenable(result) ? Promise.resolve() : result;
  });
}
