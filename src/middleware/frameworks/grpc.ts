import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, everyParameter, from, noHandlers } from "./base.ts";

const calls = [
  "ServerUnaryCall",
  "ServerReadableStream",
  "ServerWritableStream",
  "ServerDuplexStream",
];

/** The methods of a service on `@grpc/grpc-js`. */
export const grpc: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "grpc",
  npm: ["@grpc/grpc-js"],
  testedVersion: "1.14.7",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    contextual: from(
      "@grpc/grpc-js",
      "handleUnaryCall",
      "handleClientStreamingCall",
      "handleServerStreamingCall",
      "handleBidiStreamingCall",
    ),
    registration: [
      {
        receiver: { package: "@grpc/grpc-js", type: "Server" },
        methods: ["addService"],
        arguments: "*",
      },
    ],
    parameters: [
      from("@grpc/grpc-js", "ServerUnaryCall", "sendUnaryData"),
      from("@grpc/grpc-js", "ServerReadableStream", "sendUnaryData"),
      from("@grpc/grpc-js", "ServerWritableStream"),
      from("@grpc/grpc-js", "ServerDuplexStream"),
    ],
    terminal: true,
  },
  instance: "process",
  owned: { ...everyParameter, types: from("@grpc/grpc-js", ...calls) },
  notes:
    "The answer is what the callback is given: a method that returns one, throws from an async body or calls back twice leaves the client waiting for its deadline.",
};

/** The methods of a service on nice-grpc, and the generators around them. */
export const niceGrpc: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "nice-grpc",
  npm: ["nice-grpc", "nice-grpc-common"],
  testedVersion: "2.1.18",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    contextual: [
      ...from(
        "nice-grpc",
        "UnaryMethodImplementation",
        "ServerStreamingMethodImplementation",
        "ClientStreamingMethodImplementation",
        "BidiStreamingMethodImplementation",
      ),
      ...from("nice-grpc-common", "ServerMiddleware"),
    ],
    registration: [
      {
        receiver: { package: "nice-grpc", type: "Server" },
        methods: ["add"],
        arguments: "*",
      },
      ...["Server", "ServerAddBuilder"].map((type) => ({
        receiver: { package: "nice-grpc", type },
        methods: ["use", "with"],
        arguments: 0,
      })),
    ],
    parameters: [
      from("nice-grpc-common", "ServerMiddlewareCall", "CallContext"),
    ],
    byParameter: [
      { package: "nice-grpc-common", type: "CallContext", index: 1 },
    ],
  },
  instance: "process",
  owned: { ...everyParameter, types: from("nice-grpc-common", "CallContext") },
  notes:
    "A middleware that returns no message fails a unary call; `call.next(…)` runs nothing before it is iterated.",
};
