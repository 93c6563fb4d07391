import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";
import { nodeResponse, throughResponse } from "./responses.ts";

const modules = ["http", "https", "http2"];

/** A server of Node's own: `createServer((request, response) => …)`. */
export const nodeHttp: FrameworkDescriptor = {
  id: "node-http",
  npm: ["node", ...modules, ...modules.map((name) => `node:${name}`)],
  testedVersion: "Node 20.20.2, @types/node 20.19.43",
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
      {
        receiver: { package: "http", type: "Server" },
        methods: ["on", "once", "addListener"],
        events: ["request", "upgrade"],
        arguments: 1,
      },
    ],
    parameters: [
      [
        ...from("http", "IncomingMessage"),
        ...from("stream", "Duplex"),
        ...from("buffer", "Buffer"),
      ],
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
