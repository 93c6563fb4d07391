// Hooks of heirs of an interceptor and of a middleware of Nest.
import {
  CallHandler,
  ExecutionContext,
  Injectable,
  NestInterceptor,
  NestMiddleware,
} from "@nestjs/common";
import type { NextFunction, Request, Response } from "express";
import { Observable } from "rxjs";
import { tap } from "rxjs/operators";

@Injectable()
export abstract class HookedInterceptor implements NestInterceptor {
  protected before(_context: ExecutionContext): void {}
  protected after(): void {}
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    this.before(context);
    return next.handle().pipe(tap(() => this.after()));
  }
}
@Injectable()
export abstract class HookedMiddleware implements NestMiddleware {
  protected abstract load(req: Request): Promise<void>;
  protected abstract apply(res: Response): void;
  async use(req: Request, res: Response, next: NextFunction): Promise<void> {
    await this.load(req);
    this.apply(res);
    next();
  }
}
