import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { callsNothingOn, from, members, noHandlers } from "./base.ts";

const servers = ["Server", "WebSocketServer"];

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
    registration: servers.flatMap((type): Registration[] => [
      {
        receiver: { package: "ws", type },
        methods: ["on", "once", "addListener"],
        events: ["connection"],
        arguments: 1,
      },
      // For a server that shares a port: what is done with the connection that comes of a request.
      {
        receiver: { package: "ws", type },
        methods: ["handleUpgrade"],
        arguments: 3,
      },
      { callee: { package: "ws", type }, arguments: "verifyClient" },
    ]),
    heritage: members("ws", "ServerOptions", "verifyClient"),
    terminal: true,
  },
  instance: "process",
  owned: {
    parameters: "all",
    except: ["1.socket.server"],
    types: from("http", "IncomingMessage"),
    connections: from("ws", "WebSocket"),
  },
  notes:
    "Nothing waits for a listener: messages of one socket overlap, what an async one throws is an unhandled rejection, and a message that comes before its listener is lost.",
};
