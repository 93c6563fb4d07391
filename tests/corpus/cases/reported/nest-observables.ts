// NestJS: what happens to the observable of the handler.
import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from "@nestjs/common";
import {
  catchError,
  defer,
  delay,
  from,
  lastValueFrom,
  map,
  mergeMap,
  of,
  retry,
  switchMap,
  tap,
  throwError,
  timeout,
  type Observable,
} from "rxjs";

declare const cache: {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
};
declare function keyOf(context: ExecutionContext): string;

@Injectable()
export class CacheInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(cache.get(keyOf(context))).pipe(
      switchMap((hit) => (hit === undefined ? next.handle() : of(hit))),
    );
  }
}

@Injectable()
export class DelayInterceptor implements NestInterceptor {
  intercept(
    _context: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> {
    return of(null).pipe(
      delay(1000),
      mergeMap(() => next.handle()),
    );
  }
}

@Injectable()
export class ResilientInterceptor implements NestInterceptor {
  intercept(
    _context: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> {
    return defer(() => next.handle()).pipe(
      timeout(5000),
      retry(2),
      catchError((error: unknown) => throwError(() => error)),
    );
  }
}

@Injectable()
export class WrapInterceptor implements NestInterceptor {
  async intercept(
    _context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const data: unknown = await lastValueFrom(next.handle());
    return of({ data });
  }
}

/** The write to the cache is the handler's second subscriber nowhere: the pipe is thrown away. */
@Injectable()
export class StoreInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const key = keyOf(context);
    next.handle().pipe(tap((value) => void cache.set(key, value))); // ! await-downstream
    return of(undefined);
  }
}

/** The handler runs inside a `tap`, whose result is ignored: it never starts. */
@Injectable()
export class TapInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(cache.get(keyOf(context))).pipe(
      tap((hit) => {
        if (hit === undefined) next.handle(); // ! await-downstream
      }),
    );
  }
}

@Injectable()
export class StoreFixedInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const key = keyOf(context);
    return next.handle().pipe(
      tap((value) => void cache.set(key, value)),
      map((data: unknown) => ({ data })),
    );
  }
}
