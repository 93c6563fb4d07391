import type { Session } from "./session";

export interface Env {
  Variables: {
    session: Session | undefined;
    requestId: string;
  };
}
