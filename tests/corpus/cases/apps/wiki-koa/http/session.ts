import { randomBytes } from "node:crypto";
import type { WikiMiddleware } from "./context";

interface Session {
  readonly user: string;
  readonly editor: boolean;
  lastSeen: number;
}

const sessions = new Map<string, Session>();
const MAX_AGE = 86_400_000;

export const session: WikiMiddleware = async (ctx, next) => {
  const id = ctx.cookies.get("sid");
  const found = id ? sessions.get(id) : undefined;
  if (id && found && Date.now() - found.lastSeen > MAX_AGE) {
    sessions.delete(id);
  } else if (found) {
    found.lastSeen = Date.now();
    ctx.state.user = { name: found.user, editor: found.editor };
  }
  await next();
};

export function signIn(user: string, editor: boolean): string {
  const id = randomBytes(18).toString("base64url");
  sessions.set(id, { user, editor, lastSeen: Date.now() });
  return id;
}

export const editorsOnly: WikiMiddleware = (ctx, next) => {
  if (!ctx.state.user?.editor) ctx.throw(403, "editors only");
  return next();
};
