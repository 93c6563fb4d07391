import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

const triggers = [
  "HttpHandler",
  "TimerHandler",
  "StorageBlobHandler",
  "StorageQueueHandler",
  "ServiceBusQueueHandler",
  "ServiceBusTopicHandler",
  "EventHubHandler",
  "EventGridHandler",
  "CosmosDBHandler",
  "FunctionHandler",
];

/** A function of Azure Functions: many invocations at once in one process. */
export const azureFunctions: FrameworkDescriptor = {
  id: "azure-functions",
  npm: ["@azure/functions"],
  testedVersion: "4.16.5 without its host",
  verifiedByRunning: true,
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: {
    ...noHandlers,
    contextual: [
      ...from("@azure/functions", ...triggers),
      ...from(
        "@azure/functions",
        "PreInvocationHandler",
        "PostInvocationHandler",
      ),
    ],
    registration: [
      ...[
        "http",
        "get",
        "put",
        "post",
        "patch",
        "deleteRequest",
        "timer",
        "storageBlob",
        "storageQueue",
        "serviceBusQueue",
        "serviceBusTopic",
        "eventHub",
        "eventGrid",
        "cosmosDB",
        "generic",
      ].map((type) => ({
        callee: { package: "@azure/functions", type },
        arguments: "handler",
      })),
      ...["get", "put", "post", "patch", "deleteRequest"].map(
        (type) =>
          ({
            callee: { package: "@azure/functions", type },
            arguments: "last",
          }) as const,
      ),
    ],
    parameters: [from("@azure/functions", "HttpRequest", "InvocationContext")],
  },
  returnKind: "plain",
  awaitPolicy: "none",
  resultPolicy: "none",
  notCalling: "short-circuit",
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "many",
  owned: {
    ...everyParameter,
    types: from("@azure/functions", "HttpRequest", "InvocationContext"),
  },
  fix: "none",
};
