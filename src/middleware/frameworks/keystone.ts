import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, from, members, noHandlers } from "./base.ts";

const core = "@keystone-6/core";

/** Keystone's hooks and access functions, which run for each operation of a request. */
export const keystone: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "keystone",
  npm: [core],
  testedVersion: "types of @keystone-6/core 8.1.0",
  verifiedByRunning: false,
  handlers: {
    ...noHandlers,
    contextual: from(
      core,
      "ListOperationAccessControl",
      "ListQueryAccessControl",
      "ListFilterAccessControl",
      "ListItemAccessControl",
      "IndividualFieldAccessControl",
    ),
    heritage: ["ListHooks", "FieldHooks"].flatMap((type) =>
      members(
        core,
        type,
        "resolveInput",
        "validate",
        "beforeOperation",
        "afterOperation",
        "create",
        "update",
        "delete",
      ),
    ),
  },
  instance: "process",
  owned: { parameters: "all", except: ["0.context.db", "0.context.prisma"] },
};
