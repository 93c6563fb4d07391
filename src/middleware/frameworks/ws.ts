import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, from, noHandlers } from "./base.ts";

/**
 * A WebSocket server of ws: its listeners are given one client's connection. Those of a socket alone tell nothing:
 * a client of another server listens by the same type.
 */
export const ws: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "ws",
  npm: ["ws"],
  testedVersion: "8.23.0, types of @types/ws 8.18",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    registration: ["Server", "WebSocketServer"].map((type) => ({
      receiver: { package: "ws", type },
      methods: ["on", "once", "addListener"],
      events: ["connection"],
      arguments: 1,
    })),
  },
  instance: "process",
  owned: {
    parameters: "all",
    except: ["1.socket.server"],
    connections: from("ws", "WebSocket"),
  },
  notes:
    "Nothing waits for a listener: messages of one socket overlap, what an async one throws is an unhandled rejection, and a message that comes before its listener is lost.",
};
