import http from "node:http";
import { buffer } from "node:stream/consumers";
import { isHttpError, type Handle } from "@sveltejs/kit";
import { with_request_store } from "@sveltejs/kit/internal/server";

import { log } from "../lib/server/log.ts";
import { eventOf } from "./event.ts";
import { endpointOf } from "./routes.ts";

// What SvelteKit hands to OpenTelemetry; here nobody traces.
const span = { setAttributes: () => undefined };
const state = {
  tracing: {
    record_span: <Result>({ fn }: { fn: (current: unknown) => Result }) =>
      fn(span),
  },
};

/** An HTTP server that runs SvelteKit's hooks and then the endpoint of `src/routes`. */
export function createServer(handle: Handle): http.Server {
  return http.createServer((incoming, outgoing) => {
    answer(handle, incoming)
      .catch((error: unknown) => {
        if (isHttpError(error))
          return Response.json(error.body, { status: error.status });
        log.error("request failed", { error: String(error) });
        return new Response("Internal Error", { status: 500 });
      })
      .then(async (response) => {
        outgoing.writeHead(
          response.status,
          Object.fromEntries(response.headers),
        );
        outgoing.end(Buffer.from(await response.arrayBuffer()));
      })
      .catch((error: unknown) => {
        log.error("answer failed", { error: String(error) });
        outgoing.destroy();
      });
  });
}

async function answer(
  handle: Handle,
  incoming: http.IncomingMessage,
): Promise<Response> {
  const body = await buffer(incoming);
  const { endpoint, id } = endpointOf(incoming);
  const event = eventOf(incoming, body, id);
  return with_request_store({ event, state }, () =>
    handle({ event, resolve: async (current) => endpoint(current) }),
  );
}
