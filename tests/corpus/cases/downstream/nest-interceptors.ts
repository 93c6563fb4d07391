import { Injectable } from "@nestjs/common";
import type {
  CallHandler,
  ExecutionContext,
  NestInterceptor,
} from "@nestjs/common";
import { from, lastValueFrom, of } from "rxjs";
import type { Observable } from "rxjs";
import { map, tap } from "rxjs/operators";

declare const cache: {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): void;
};

/** The handler runs when Nest subscribes: what stands after `handle()` stands before the handler. */
@Injectable()
export class ElapsedInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const start = Date.now();
    const result = next.handle(); // ! await-downstream
    console.log(`${context.getHandler().name}: ${Date.now() - start} ms`);
    return result;
  }
}

@Injectable()
export class ElapsedPipeInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const start = Date.now();
    return next
      .handle()
      .pipe(tap(() => console.log(`${Date.now() - start} ms`)));
  }
}

/** The observable is dropped: the handler never runs. */
@Injectable()
export class AcceptedInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    next.handle(); // ! await-downstream
    return of({ accepted: true });
  }
}

@Injectable()
export class UnusedPipeInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const wrapped = next.handle().pipe(map((data) => ({ data }))); // ! await-downstream
    return of({ data: null });
  }
}

/** Not handing the observable on, on the path of the hit, is the short circuit of a lazy stream. */
@Injectable()
export class CacheInterceptor implements NestInterceptor {
  async intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const key = context.getHandler().name;
    const hit = await cache.read(key);
    if (hit !== undefined) return of(hit);
    return next.handle().pipe(tap((value) => cache.write(key, value)));
  }
}

/** Subscribed to and wrapped again. */
@Injectable()
export class EnvelopeInterceptor implements NestInterceptor {
  async intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const data: unknown = await lastValueFrom(next.handle());
    return of({ data });
  }
}

@Injectable()
export class DeferredInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return from(lastValueFrom(next.handle()));
  }
}
