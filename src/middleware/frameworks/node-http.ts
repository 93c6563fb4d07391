import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { callsNothingOn, everyParameter, from, noHandlers } from "./base.ts";
import { nodeResponse, throughResponse } from "./responses.ts";

const modules = ["http", "https", "http2"];
const testedVersion = "Node 20.20.2, @types/node 20.19.43";

/** `server.on("request", …)` of any of these servers. */
function listening(...events: readonly string[]): readonly Registration[] {
  return modules.flatMap((name) =>
    ["Server", "Http2Server", "Http2SecureServer"].map((type) => ({
      receiver: { package: name, type },
      methods: ["on", "once", "addListener"],
      events,
      arguments: 1,
    })),
  );
}

/** A server of Node's own: `createServer((request, response) => …)`. */
export const nodeHttp: FrameworkDescriptor = {
  id: "node-http",
  npm: ["node", ...modules, ...modules.map((name) => `node:${name}`)],
  testedVersion,
  verifiedByRunning: true,
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: {
    ...noHandlers,
    contextual: from("http", "RequestListener"),
    registration: [
      ...modules.flatMap((name) =>
        ["createServer", "createSecureServer"].map((type): Registration => ({
          callee: { package: name, type },
          arguments: "last",
        })),
      ),
      ...listening("request"),
    ],
    parameters: [
      from("http", "IncomingMessage", "ServerResponse"),
      from("http2", "Http2ServerRequest", "Http2ServerResponse"),
    ],
  },
  returnKind: "void",
  awaitPolicy: "none",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the request hangs",
  answering: { ...throughResponse, responses: [nodeResponse] },
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: ["0.socket.server", "1.socket.server", "1.req.socket.server"],
    types: from("http", "IncomingMessage", "ServerResponse"),
  },
  fix: "none",
};

/** Listeners of such a server for connections that leave HTTP: `server.on("upgrade", (request, socket, head) => …)`. */
export const nodeUpgrade: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "node-upgrade",
  npm: nodeHttp.npm,
  testedVersion,
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    registration: listening("upgrade", "connect"),
    parameters: [
      [
        ...from("http", "IncomingMessage"),
        ...from("stream", "Duplex"),
        ...from("buffer", "Buffer"),
      ],
    ],
  },
  instance: "process",
  owned: everyParameter,
};
