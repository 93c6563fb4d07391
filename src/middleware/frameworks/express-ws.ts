import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, from, noHandlers } from "./base.ts";
import { nodeShared } from "./express.ts";

/** `app.ws("/rooms", (socket, request) => …)`: one call for each client's connection. */
export const expressWs: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "express-ws",
  npm: ["express-ws"],
  testedVersion: "5.0.2, types of @types/express-ws 3.0.6",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    contextual: from("express-ws", "WebsocketRequestHandler"),
    registration: ["Application", "Router", "WithWebsocketMethod"].map(
      (type) => ({
        receiver: { package: "express-ws", type },
        methods: ["ws"],
        arguments: "all" as const,
      }),
    ),
  },
  instance: "process",
  owned: {
    parameters: "all",
    except: nodeShared,
    connections: from("ws", "WebSocket"),
  },
  notes:
    "What an async handler throws is an unhandled rejection, and the connection stays open.",
};
