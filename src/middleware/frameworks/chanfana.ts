import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, members, noHandlers } from "./base.ts";

/** The endpoints of chanfana: a class of which each request has an object of its own. */
export const chanfana: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "chanfana",
  npm: ["chanfana"],
  testedVersion: "3.4.0 on hono 4.12.2",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    heritage: members("chanfana", "OpenAPIRoute", "handle"),
  },
  instance: "request",
  // `handle(context)` on Hono, `handle(request, env, context)` on itty-router.
  owned: { parameters: [0, 2], except: ["0.env"] },
};
