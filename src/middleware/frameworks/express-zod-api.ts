import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, from, noHandlers } from "./base.ts";

const name = "express-zod-api";

export const expressZodApi: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "express-zod-api",
  npm: [name],
  testedVersion: "27.3.0",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    contextual: from(name, "Handler"),
    registration: [
      {
        receiver: { package: name, type: "EndpointsFactory" },
        methods: ["build", "buildVoid", "addMiddleware"],
        arguments: "handler",
      },
      {
        receiver: { package: name, type: "EndpointsFactory" },
        methods: ["addContext", "addOptions"],
        arguments: 0,
      },
      ...["Middleware", "ResultHandler"].map((type) => ({
        callee: { package: name, type },
        arguments: "handler",
      })),
    ],
  },
  instance: "process",
  owned: { parameters: "all", except: ["0.request.app", "0.response.app"] },
};
