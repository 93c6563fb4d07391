import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, from, noHandlers } from "./base.ts";

/** Payload's endpoints, and the hooks and access functions that run for a request. */
export const payload: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "payload",
  npm: ["payload"],
  testedVersion: "3.90.2",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    contextual: from(
      "payload",
      "PayloadHandler",
      "Access",
      "FieldAccess",
      "FieldHook",
      "RefreshHook",
      "MeHook",
      "Before*Hook",
      "After*Hook",
    ),
    parameters: [from("payload", "PayloadRequest")],
  },
  instance: "process",
  // All requests share the application, its collections and fields.
  owned: {
    parameters: "all",
    except: [
      "0.payload",
      "0.req.payload",
      "0.collection",
      "0.global",
      "0.field",
    ],
    types: from("payload", "PayloadRequest"),
  },
};
