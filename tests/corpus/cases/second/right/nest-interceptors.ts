import {
  Injectable,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
  type NestMiddleware,
} from "@nestjs/common";
import type { NextFunction, Request, Response } from "express";
import {
  catchError,
  finalize,
  from,
  of,
  switchMap,
  tap,
  throwError,
  type Observable,
} from "rxjs";

declare const cache: {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
};

@Injectable()
export class CacheInterceptor implements NestInterceptor {
  private readonly running = new Set<string>();

  async intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const { url } = context.switchToHttp().getRequest<Request>();
    const hit = await cache.get(url);
    if (hit !== undefined) return of(hit);
    this.running.add(url);
    return next.handle().pipe(
      tap((value) => void cache.set(url, value)),
      catchError((error: unknown) => throwError(() => error)),
      finalize(() => this.running.delete(url)),
    );
  }
}

@Injectable()
export class TimeInterceptor implements NestInterceptor {
  intercept(
    _context: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> {
    const start = Date.now();
    return from(Promise.resolve()).pipe(
      switchMap(() => next.handle()),
      tap(() => console.log(Date.now() - start)),
    );
  }
}

@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly roles: ReadonlySet<string>) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context
      .switchToHttp()
      .getRequest<{ role: string; checked?: boolean }>();
    await Promise.resolve();
    request.checked = true;
    return this.roles.has(request.role);
  }
}

@Injectable()
export class IdMiddleware implements NestMiddleware {
  private counter = 0;

  use(req: Request, res: Response, next: NextFunction) {
    this.counter = (this.counter + 1) % 1_000_000;
    const id = `${process.pid}-${this.counter}`;
    res.setHeader("x-request-id", id);
    res.on("finish", () => console.log(id, req.url, res.statusCode));
    next();
  }
}
