import { Injectable } from "@nestjs/common";
import type {
  CallHandler,
  ExecutionContext,
  NestInterceptor,
  NestMiddleware,
} from "@nestjs/common";
import type { NextFunction, Request, Response } from "express";
import { firstValueFrom, of } from "rxjs";
import type { Observable } from "rxjs";
import { catchError, retry } from "rxjs/operators";

@Injectable()
export class TenantMiddleware implements NestMiddleware {
  use(req: Request, res: Response, next: NextFunction) {
    if (!req.get("x-tenant")) {
      next(new Error("tenant is missing"));
    }
    next(); // ! no-repeated-downstream
  }
}

@Injectable()
export class CorsMiddleware implements NestMiddleware {
  use(req: Request, res: Response, next: () => void) {
    if (req.method === "OPTIONS") {
      res.sendStatus(204);
      return;
    }
    next();
  }
}

/** Subscribed to once for the log, and a second time by Nest: the handler runs twice. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  async intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const body: unknown = await firstValueFrom(next.handle());
    console.log(context.getClass().name, JSON.stringify(body));
    return next.handle(); // ! no-repeated-downstream
  }
}

@Injectable()
export class AuditOnceInterceptor implements NestInterceptor {
  async intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const body: unknown = await firstValueFrom(next.handle());
    console.log(context.getClass().name, JSON.stringify(body));
    return of(body);
  }
}

@Injectable()
export class RetryInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      retry(2),
      catchError(() => of(null)),
    );
  }
}
