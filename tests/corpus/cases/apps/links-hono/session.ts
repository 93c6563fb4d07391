import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Env } from "./env";

export interface Session {
  readonly user: string;
  readonly expires: number;
}

const SECRET = process.env["SESSION_SECRET"] ?? "development";

function sign(value: string): Buffer {
  return createHmac("sha256", SECRET).update(value).digest();
}

export function seal(session: Session): string {
  const value = Buffer.from(JSON.stringify(session)).toString("base64url");
  return `${value}.${sign(value).toString("base64url")}`;
}

export function open(cookie: string): Session | undefined {
  const [value = "", mac = ""] = cookie.split(".");
  const sent = Buffer.from(mac, "base64url");
  const expected = sign(value);
  if (sent.length !== expected.length) return undefined;
  if (!timingSafeEqual(sent, expected)) return undefined;
  const text = Buffer.from(value, "base64url").toString();
  const session = JSON.parse(text) as Session;
  return session.expires > Date.now() ? session : undefined;
}

export const session = createMiddleware<Env>(async (c, next) => {
  const header = c.req.header("cookie") ?? "";
  const cookie = /(?:^|; )session=([^;]+)/.exec(header)?.[1];
  c.set("session", cookie ? open(cookie) : undefined);
  await next();
});

export const required = createMiddleware<Env>(async (c, next) => {
  if (!c.get("session")) throw new HTTPException(401);
  await next();
});
