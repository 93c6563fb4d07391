// NestJS: with an interceptor registered for all routes, raw and wrapped responses change places under load.
import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from "@nestjs/common";
import type { Request } from "express";
import { map, tap, type Observable } from "rxjs";

interface Features {
  readonly raw: boolean;
}

declare function featuresOf(handler: unknown): Features;

@Injectable()
export class StandardResponseInterceptor implements NestInterceptor {
  private path = "";

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const features = featuresOf(context.getHandler());
    this.path = request.url; // ! no-request-state-leak
    return next
      .handle()
      .pipe(
        map((data: unknown) =>
          features.raw ? data : { success: true, path: this.path, data },
        ),
      );
  }
}

@Injectable()
export class StandardResponseFixedInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const features = featuresOf(context.getHandler());
    const path = request.url;
    const now = Date.now();
    return next.handle().pipe(
      map((data: unknown) =>
        features.raw ? data : { success: true, path, data },
      ),
      tap(() => {
        console.log(`After... ${String(Date.now() - now)}ms`);
      }),
    );
  }
}

@Injectable()
export class LoggingInterceptor implements NestInterceptor {
  private startTime = 0;
  private requests = 0;

  intercept(
    _context: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> {
    this.startTime = Date.now();
    this.requests++;
    return next.handle().pipe(
      tap({
        finalize: () => {
          const ms = Date.now() - this.startTime; // ! no-shared-state-race
          console.log(`request ${String(this.requests)}: ${String(ms)} ms`);
        },
      }),
    );
  }
}
