// NestJS interceptors: the handler is never called, or the client gets an empty body.
/* eslint-disable @typescript-eslint/no-explicit-any */
import { AsyncLocalStorage } from "node:async_hooks";
import {
  Injectable,
  UnauthorizedException,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type NestMiddleware,
} from "@nestjs/common";
import type { NextFunction, Request, Response } from "express";
import { Observable, of, tap } from "rxjs";

interface CacheService {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

@Injectable()
export class CustomCacheInterceptor implements NestInterceptor {
  constructor(private readonly cache: CacheService) {}

  async intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<any>> {
    const request = context.switchToHttp().getRequest<Request>();
    const cached = await this.cache.get(request.url);
    if (cached) return of(cached);
    const store = tap((value) => void this.cache.set(request.url, value));
    const result = next.handle().pipe(store); // ! await-downstream
    return of(undefined);
  }
}

@Injectable()
export class CustomCacheFixedInterceptor implements NestInterceptor {
  constructor(private readonly cache: CacheService) {}

  async intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<any>> {
    const request = context.switchToHttp().getRequest<Request>();
    const cached = await this.cache.get(request.url);
    if (cached) return of(cached);
    return next
      .handle()
      .pipe(tap((value) => void this.cache.set(request.url, value)));
  }
}

@Injectable()
export class AuditInterceptor implements NestInterceptor {
  // prettier-ignore
  async intercept(_context: ExecutionContext, next: CallHandler): Promise<any> { // ! return-response
    console.log("before");
    await next.handle(); // ! await-downstream
    console.log("after");
  }
}

// From a library for request contexts: subscribed by hand inside `run`, and right.
@Injectable()
export class ContextInterceptor implements NestInterceptor {
  readonly #storage = new AsyncLocalStorage<Map<string, string>>();

  intercept(_context: ExecutionContext, next: CallHandler): Observable<any> {
    return new Observable((subscriber) => {
      this.#storage.run(new Map([["id", crypto.randomUUID()]]), () => {
        next.handle().subscribe({
          next: (value) => {
            subscriber.next(value);
          },
          error: (error: unknown) => {
            subscriber.error(error);
          },
          complete: () => {
            subscriber.complete();
          },
        });
      });
    });
  }
}

// Middleware: the guard clause has no return, the route runs although the error is answered.
@Injectable()
export class AuthMiddleware implements NestMiddleware {
  use(req: Request, _res: Response, next: NextFunction) {
    if (!req.headers.authorization) {
      next(new UnauthorizedException());
    }
    next(); // ! no-repeated-downstream
  }
}

@Injectable()
export class AuthFixedMiddleware implements NestMiddleware {
  use(req: Request, _res: Response, next: NextFunction) {
    if (!req.headers.authorization) {
      next(new UnauthorizedException());
      return;
    }
    next();
  }
}
