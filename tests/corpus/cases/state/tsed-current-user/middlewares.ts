import { readFileSync } from "node:fs";

import type { InterceptorContext, InterceptorMethods } from "@tsed/di";
import { Middleware, type MiddlewareMethods } from "@tsed/platform-middlewares";

import { CurrentUser, currentUser, type User } from "./current-user.ts";

interface Request {
  readonly token: string;
}

declare function verify(token: string): Promise<User>;

@Middleware()
export class Authenticates implements MiddlewareMethods {
  async use(request: Request): Promise<void> {
    const user = await verify(request.token);
    CurrentUser.set(user); // ! no-request-state-leak
  }
}

/** Right: each request has its own. */
@Middleware()
export class Remembers implements MiddlewareMethods {
  async use(request: Request): Promise<void> {
    currentUser.enterWith(await verify(request.token));
  }
}

export class Counts implements InterceptorMethods {
  private running = 0;

  async intercept(context: InterceptorContext): Promise<unknown> {
    const before = this.running;
    const answer = await context.next<Promise<unknown>>();
    this.running = before + 1; // ! no-shared-state-race
    return answer;
  }
}

export class Greets implements InterceptorMethods {
  intercept(context: InterceptorContext): unknown {
    const text = readFileSync("greeting.txt", "utf8"); // ! no-blocking-call
    return [text, context.next()];
  }
}

/** Right: one tick. */
export class Tells implements InterceptorMethods {
  private running = 0;

  async intercept(context: InterceptorContext): Promise<unknown> {
    this.running++;
    try {
      return await context.next<Promise<unknown>>();
    } finally {
      this.running--;
    }
  }
}

/** The decorator alone makes it one. */
@Middleware()
export class Bare {
  async use(request: Request): Promise<void> {
    CurrentUser.set(await verify(request.token)); // ! no-request-state-leak
  }
}

/** Nothing decorates it. */
export class Tool {
  async use(request: Request): Promise<void> {
    CurrentUser.set(await verify(request.token));
  }
}
