import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import {
  callsNothingOn,
  everyParameter,
  from,
  members,
  noHandlers,
} from "./base.ts";

/** What `Bun.serve({ … })` is given for requests; a route is a function or one for each method. */
const parts = ["fetch", "error", "routes.*", "routes.*.*"];
const socketParts = ["open", "message", "close", "drain"];

const ofBun = {
  npm: ["bun", "bun-types"],
  globals: ["Bun"],
  testedVersion: "types of bun-types 1.4.5",
  verifiedByRunning: false,
};

export const bun: FrameworkDescriptor = {
  ...callsNothingOn,
  ...ofBun,
  id: "bun",
  handlers: {
    ...noHandlers,
    registration: parts.map((part): Registration => ({
      callee: { package: "bun", type: "serve" },
      arguments: part,
    })),
    // `export default { fetch } satisfies Bun.Serve.Options<undefined>`
    heritage: ["FetchOrRoutes", "FetchOrRoutesWithWebSocket"].flatMap((type) =>
      members("bun", type, "fetch"),
    ),
    parameters: [from("bun", "BunRequest", "Server")],
  },
  instance: "process",
  owned: {
    // `fetch(request, server)`
    parameters: [0, 2],
    except: [],
    types: from("bun", "BunRequest"),
  },
};

/** What `Bun.serve({ websocket: { … } })` is given: a client's connection, and what it sends. */
export const bunWebsocket: FrameworkDescriptor = {
  ...callsNothingOn,
  ...ofBun,
  id: "bun-websocket",
  handlers: {
    ...noHandlers,
    registration: socketParts.map((part): Registration => ({
      callee: { package: "bun", type: "serve" },
      arguments: `websocket.${part}`,
    })),
    heritage: members("bun", "WebSocketHandler", ...socketParts),
  },
  instance: "process",
  owned: {
    ...everyParameter,
    connections: from("bun", "ServerWebSocket"),
  },
};

export const deno: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "deno",
  npm: ["deno"],
  globals: ["Deno"],
  testedVersion: "types of @types/deno 2.7.0",
  verifiedByRunning: false,
  handlers: {
    ...noHandlers,
    response: { observed: "Deno answers 500" },
    contextual: from("deno", "ServeHandler"),
    registration: (["last", "handler", "onError"] as const).map(
      (place): Registration => ({
        callee: { package: "deno", type: "serve" },
        arguments: place,
      }),
    ),
  },
  instance: "process",
  owned: everyParameter,
};

/** `createServerAdapter((request) => …)`: a handler of requests for any server. */
export const whatwgServer: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "whatwg-server",
  npm: ["@whatwg-node/server"],
  testedVersion: "0.11.0",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    contextual: from("@whatwg-node/server", "OnRequestHook", "OnResponseHook"),
    registration: [
      {
        callee: {
          package: "@whatwg-node/server",
          type: "createServerAdapter",
        },
        arguments: 0,
      },
    ],
  },
  instance: "process",
  owned: everyParameter,
};
