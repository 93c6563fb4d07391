import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, everyParameter, from, noHandlers } from "./base.ts";

const functions = "@netlify/functions";

/** A Netlify function runs on AWS Lambda: one request at a time in one process, which is kept for the next. */
export const netlify: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "netlify",
  npm: [functions],
  testedVersion: "types of @netlify/functions 5.3.0",
  verifiedByRunning: false,
  handlers: {
    ...noHandlers,
    contextual: from(
      functions,
      "Handler",
      "BackgroundHandler",
      "BuilderHandler",
      "StreamingHandler",
    ),
    parameters: [from(functions, "HandlerEvent", "HandlerContext")],
    exports: [
      { file: "netlify/functions/*.ts", names: ["default", "handler"] },
      { file: "netlify/functions/*/index.ts", names: ["default", "handler"] },
    ],
    terminal: true,
  },
  instance: "process",
  concurrency: "one",
  owned: everyParameter,
};
