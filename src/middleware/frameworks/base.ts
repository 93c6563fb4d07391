import type { Handlers, Ownership } from "../descriptor.ts";

/** For descriptors whose handlers nothing but the middleware's own types shows, or that have none. */
export const noHandlers: Handlers = {
  contextual: [],
  registration: [],
  heritage: [],
  decorators: [],
  exports: [],
  parameters: [],
};

/** Each parameter belongs to the request, with all that is reached through it. */
export const everyParameter: Ownership = { parameters: "all", except: [] };
