import type { FrameworkDescriptor, Registration } from "../descriptor.ts";
import { from, noHandlers } from "./base.ts";

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
    contextual: from("@hapi/hapi", "Method"),
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
