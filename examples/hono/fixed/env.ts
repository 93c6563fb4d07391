import type { ApiKey } from "./keys/key-ring.ts";

/** What this application's context carries. */
export interface Env {
  Variables: {
    key: ApiKey;
  };
}
