import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, members, noHandlers } from "./base.ts";

/** What an endpoint of a model does for a request, one after another. */
const steps = [
  "getFilters",
  "getObject",
  "before",
  "create",
  "fetch",
  "update",
  "delete",
  "list",
  "after",
];

/** The endpoints of chanfana: a class of which each request has an object of its own. */
export const chanfana: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "chanfana",
  npm: ["chanfana"],
  testedVersion: "3.4.0 on hono 4.12.2",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    heritage: [
      ...members("chanfana", "OpenAPIRoute", "handle"),
      ...["Create", "Read", "Update", "Delete", "List"].flatMap((kind) =>
        members("chanfana", `${kind}Endpoint`, ...steps),
      ),
    ],
  },
  instance: "request",
  // `handle(context)` on Hono, `handle(request, env, context)` on itty-router.
  owned: { parameters: [0, 2], except: ["0.env"] },
};
