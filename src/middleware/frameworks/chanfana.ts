import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, members, noHandlers } from "./base.ts";

/** The endpoints of chanfana: a class of which each request has an object of its own. */
export const chanfana: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "chanfana",
  npm: ["chanfana"],
  testedVersion: "types of chanfana 3.4.0",
  verifiedByRunning: false,
  handlers: {
    ...noHandlers,
    heritage: members("chanfana", "OpenAPIRoute", "handle"),
  },
  instance: "request",
  owned: { parameters: "all", except: ["0.env"] },
};
