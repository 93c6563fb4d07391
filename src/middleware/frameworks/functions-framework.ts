import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, everyParameter, from, noHandlers } from "./base.ts";

const framework = "@google-cloud/functions-framework";

/** A Cloud Run function of events (one of requests has Express's types); one has one request at a time unless it is deployed otherwise. */
export const functionsFramework: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "functions-framework",
  npm: [framework],
  testedVersion: "5.0.5",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    contextual: from(
      framework,
      "CloudEventFunction",
      "CloudEventFunctionWithCallback",
      "EventFunction",
      "EventFunctionWithCallback",
      "TypedFunction",
    ),
    registration: ["cloudEvent", "typed"].map((type) => ({
      callee: { package: framework, type },
      arguments: "last",
    })),
    terminal: true,
  },
  instance: "process",
  concurrency: "one",
  owned: everyParameter,
  notes:
    "The framework itself runs events side by side; how many a process is given is the deployment's.",
};
