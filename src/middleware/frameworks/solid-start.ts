import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, everyParameter, from, noHandlers } from "./base.ts";

const start = "@solidjs/start";

export const solidStart: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "solid-start",
  npm: [start],
  testedVersion: "1.3.2",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    contextual: from(start, "RequestMiddleware", "ResponseMiddleware"),
    registration: ["onRequest", "onBeforeResponse"].map((place) => ({
      callee: { package: start, type: "createMiddleware" },
      arguments: place,
    })),
    parameters: [from(start, "APIEvent")],
    directives: ["use server"],
  },
  instance: "process",
  owned: { ...everyParameter, types: from(start, "APIEvent", "FetchEvent") },
};
