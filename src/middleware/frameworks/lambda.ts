import type { FrameworkDescriptor } from "../descriptor.ts";
import { everyParameter, from, noHandlers } from "./base.ts";

/** A function of AWS Lambda: one event at a time in one process, which is kept for the next. */
export const awsLambda: FrameworkDescriptor = {
  id: "aws-lambda",
  npm: ["aws-lambda"],
  testedVersion: "@types/aws-lambda 8.10.164",
  verifiedByRunning: false,
  kind: "no-continuation",
  continuation: [],
  binding: [{ shape: "none" }],
  heritage: [],
  contextual: [],
  registration: [],
  handlers: {
    ...noHandlers,
    contextual: from("aws-lambda", "Handler", "*Handler"),
    parameters: [
      from("aws-lambda", "*Event", "Context"),
      from("aws-lambda", "*EventV2", "Context"),
      from("aws-lambda", "APIGatewayProxyEvent"),
      from("aws-lambda", "APIGatewayProxyEventV2"),
    ],
  },
  returnKind: "plain",
  awaitPolicy: "none",
  resultPolicy: "none",
  notCalling: "short-circuit",
  calledTwice: "ignored",
  downstreamErrors: "none",
  instance: "process",
  concurrency: "one",
  owned: everyParameter,
  fix: "none",
};
