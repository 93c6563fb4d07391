import type { HttpContext } from "@adonisjs/http-server";
import type { MiddlewareFn, NextFn } from "@adonisjs/http-server/types";

interface Profiler {
  end(fields: Record<string, unknown>): void;
}
declare function profile(label: string): Profiler;
declare const locks: {
  acquire(key: string): Promise<{ release(): Promise<void> }>;
};

export class ProfileMiddleware {
  async handle(ctx: HttpContext, next: NextFn, options: { label?: string }) {
    const profiler = profile(options.label ?? ctx.request.url());
    const output = next(); // ! await-downstream
    profiler.end({ status: ctx.response.getStatus() });
    return output;
  }
}

export class ProfileAfterMiddleware {
  async handle(ctx: HttpContext, next: NextFn, options: { label?: string }) {
    const profiler = profile(options.label ?? ctx.request.url());
    const output = await next();
    profiler.end({ status: ctx.response.getStatus() });
    return output;
  }
}

// Adonis keeps errors away from middleware: only a `finally` could run too early.
export class QuietMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    try {
      return next();
    } catch {
      ctx.response.status(500);
    }
  }
}

export class LockMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const lock = await locks.acquire(ctx.request.ip());
    try {
      return next(); // ! await-downstream
    } finally {
      await lock.release();
    }
  }
}

export const silent: MiddlewareFn = async (ctx, next) => {
  void next(); // ! await-downstream
};

export const loud: MiddlewareFn = async (ctx, next) => {
  await next();
  ctx.response.header("x-loud", "1");
};
