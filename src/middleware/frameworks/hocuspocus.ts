import type { FrameworkDescriptor } from "../descriptor.ts";
import { callsNothingOn, members, noHandlers } from "./base.ts";

/** The hooks of a Hocuspocus server that a client's connection or message leads to. */
export const hocuspocus: FrameworkDescriptor = {
  ...callsNothingOn,
  id: "hocuspocus",
  npm: ["@hocuspocus/server"],
  testedVersion: "3.4.4",
  verifiedByRunning: true,
  handlers: {
    ...noHandlers,
    heritage: ["Extension", "Configuration"].flatMap((type) =>
      members(
        "@hocuspocus/server",
        type,
        "onUpgrade",
        "onConnect",
        "connected",
        "onAuthenticate",
        "onTokenSync",
        "onLoadDocument",
        "afterLoadDocument",
        "beforeHandleMessage",
        "beforeSync",
        "beforeBroadcastStateless",
        "onStateless",
        "onChange",
        "onStoreDocument",
        "afterStoreDocument",
        "onAwarenessUpdate",
        "onRequest",
        "onDisconnect",
      ),
    ),
  },
  instance: "process",
  // A document is that of all its readers.
  owned: { parameters: "all", except: ["0.document", "0.instance"] },
};
