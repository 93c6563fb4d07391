import {
  Injectable,
  Logger,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from "@nestjs/common";
import type { Request } from "express";
import { tap, type Observable } from "rxjs";

@Injectable()
export class LoggingInterceptor implements NestInterceptor {
  private readonly logger = new Logger(LoggingInterceptor.name);
  private path = "";
  private handled = 0;

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const start = Date.now();
    this.path = request.path; // ! no-request-state-leak
    return next.handle().pipe(
      tap(() => {
        this.handled++;
        const ms = String(Date.now() - start);
        this.logger.log(`${this.path} ${ms} ms, ${String(this.handled)}`);
      }),
    );
  }
}
