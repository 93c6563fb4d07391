import { createMiddleware } from "hono/factory";

export interface User {
  readonly id: string;
  readonly admin: boolean;
}

export interface Env {
  Variables: { user: User };
}

declare function verify(token: string): Promise<User>;

let currentUser: User | null = null;

export const getCurrentUser = (): User | null => currentUser;

export const auth = createMiddleware(async (c, next) => {
  currentUser = await verify(c.req.header("authorization") ?? ""); // ! no-request-state-leak
  await next();
  currentUser = null;
});

export const authFixed = createMiddleware<Env>(async (c, next) => {
  c.set("user", await verify(c.req.header("authorization") ?? ""));
  await next();
});
