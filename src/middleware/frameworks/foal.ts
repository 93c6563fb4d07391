import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, everyParameter, from, noHandlers } from "./base.ts";

/** Foal's controllers by their decorators, and its hooks. */
export const foal: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "foal",
  npm: ["@foal/core"],
  testedVersion: "4.6.0",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    contextual: from("@foal/core", "HookFunction"),
    decorators: from(
      "@foal/core",
      "All",
      "Get",
      "Post",
      "Put",
      "Patch",
      "Delete",
      "Head",
      "Options",
    ),
    registration: [
      { callee: { package: "@foal/core", type: "Hook" }, arguments: 0 },
    ],
  },
  instance: "process",
  owned: { ...everyParameter, types: from("@foal/core", "Context") },
};
