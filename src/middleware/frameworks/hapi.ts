import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, members, noHandlers } from "./base.ts";

const observed =
  "Hapi answers 500 (a lifecycle method has to give a value, `null` or a signal such as `h.continue`)";
const server = { package: "@hapi/hapi", type: "Server" };

export const hapi: FrameworkDescriptor = {
  id: "hapi",
  npm: ["@hapi/hapi"],
  testedVersion: "21.4.10",
  verifiedByRunning: true,
  kind: "return-token",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: {
    ...noHandlers,
    // What these give goes nowhere: run on 21.4.
    response: {
      observed,
      anyValue: true,
      owedNoneAt: ["onPostResponse", "onCredentials"],
    },
    contextual: from("@hapi/hapi", "Method"),
    heritage: members(
      "@hapi/hapi",
      "ServerAuthSchemeObject",
      "authenticate",
      "payload",
      "response",
    ),
    registration: [
      ...["handler", "[].handler", "options.handler"].map(
        (property): Registration => ({
          receiver: server,
          methods: ["route"],
          arguments: property,
        }),
      ),
    ],
    parameters: [from("@hapi/hapi", "Request", "ResponseToolkit")],
  },
  returnKind: "plain",
  awaitPolicy: "none",
  resultPolicy: "must-return",
  notCalling: "short-circuit",
  observedWhenUnanswered: "the request fails with a 500",
  makers: {
    types: from("@hapi/hapi", "ResponseToolkit"),
    made: from("@hapi/hapi", "ResponseObject", "Auth"),
    prepares: [],
    acts: ["entity"],
    observed,
  },
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "many",
  owned: {
    parameters: "all",
    except: [
      "0.server",
      "0.route",
      "1.context",
      "1.realm",
      "1.request.server",
      "1.request.route",
    ],
    types: from("@hapi/hapi", "Request"),
  },
  fix: "none",
  notes:
    "A lifecycle method returns a value or h.continue; `undefined` is a 500.",
};
