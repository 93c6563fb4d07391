import { Injectable } from "@nestjs/common";
import type {
  CallHandler,
  ExecutionContext,
  NestInterceptor,
} from "@nestjs/common";
import { defer, from, iif, lastValueFrom, of, throwError } from "rxjs";
import type { Observable } from "rxjs";
import {
  catchError,
  finalize,
  mergeMap,
  switchMap,
  tap,
  timeout,
} from "rxjs/operators";

declare const locks: {
  acquire(key: string): Promise<{ release(): void }>;
};
declare const flags: { enabled(name: string): Promise<boolean> };
declare const cache: {
  has(key: string): boolean;
  get(key: string): unknown;
  put(key: string, value: unknown): void;
};

/** Downstream starts inside an operator, and its stream is part of what is returned. */
@Injectable()
export class FlagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(flags.enabled("beta")).pipe(
      switchMap((enabled) => (enabled ? next.handle() : of(null))),
    );
  }
}

@Injectable()
export class LazyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const stream = next.handle();
    const key = context.getHandler().name;
    if (cache.has(key)) return of(cache.get(key));
    return stream.pipe(tap((value) => cache.put(key, value)));
  }
}

@Injectable()
export class TimeoutInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    return next.handle().pipe(
      timeout(5000),
      catchError((error: unknown) => throwError(() => error)),
      finalize(() => console.log("done")),
    );
  }
}

@Injectable()
export class LockInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler) {
    const lock = await locks.acquire(context.getClass().name);
    return next.handle().pipe(finalize(() => lock.release()));
  }
}

/** The lock is free before Nest has even subscribed. */
@Injectable()
export class ShortLockInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler) {
    const lock = await locks.acquire(context.getClass().name);
    try {
      return next.handle(); // ! await-downstream
    } finally {
      lock.release();
    }
  }
}

@Injectable()
export class ChoiceInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    return iif(
      () => cache.has("answer"),
      of("cached"),
      defer(() => next.handle()),
    );
  }
}

/** An observable isn't a promise: this awaits nothing, and the handler never runs. */
@Injectable()
export class AwaitingInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler) {
    await next.handle(); // ! await-downstream
    return of({ ok: true });
  }
}

/** Subscribed to on the side: the handler runs, and its answer goes nowhere. */
@Injectable()
export class SideInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    next.handle().subscribe((value) => console.log(value)); // ! await-downstream
    return of({ queued: true });
  }
}

@Injectable()
export class PromiseInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler) {
    const lock = await locks.acquire(context.getClass().name);
    try {
      return of(await lastValueFrom(next.handle()));
    } finally {
      lock.release();
    }
  }
}

@Injectable()
export class MergedInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    return of(context).pipe(mergeMap(() => next.handle()));
  }
}
