import type { FrameworkDescriptor } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";
import { nodeShared } from "./express.ts";
import { nodeResponse, throughResponse } from "./responses.ts";

const routing = ["get", "post", "put", "patch", "del", "head", "opts"];

export const restify: FrameworkDescriptor = {
  id: "restify",
  npm: ["restify"],
  testedVersion: "restify 11.1.0, @types/restify 8.5.12",
  verifiedByRunning: true,
  kind: "callback",
  continuation: [{ package: "restify", path: "interface:Next" }],
  binding: [{ shape: "param", index: 2 }],
  heritage: [],
  contextual: from("restify", "RequestHandler", "RequestHandlerType"),
  registration: [
    {
      receiver: { package: "restify", type: "Server" },
      methods: ["use", "pre", "param", ...routing],
      arguments: "all",
    },
  ],
  handlers: {
    ...noHandlers,
    registration: [
      {
        receiver: { package: "restify", type: "Server" },
        methods: routing,
        arguments: "last",
      },
    ],
    parameters: [from("restify", "Request", "Response")],
  },
  returnKind: "void",
  awaitPolicy: "never",
  resultPolicy: "none",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the request hangs",
  answering: {
    ...throughResponse,
    responses: [
      {
        ...nodeResponse,
        types: from("restify", "Response"),
        answers: ["send", "json", "redirect", "sendRaw"],
        headers: [
          ...nodeResponse.headers,
          "set",
          "header",
          "cache",
          "charSet",
          "noCache",
        ],
      },
      nodeResponse,
    ],
    thenContinue: "expected",
    result: "continues",
    observedTwice: "the second one throws ERR_HTTP_HEADERS_SENT",
  },
  calledTwice: "corrupts",
  downstreamErrors: "callback",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: [...nodeShared, "0.log", "1.log", "1.acceptable", "1.formatters"],
  },
  fix: "none",
  notes:
    "A second next() runs the handler twice; so does an async function that calls next(), as restify goes on by itself when its promise settles.",
};
