import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from "@nestjs/common";
import { tap, type Observable } from "rxjs";

@Injectable()
export class RequestLogger {
  private prefix = "";

  setPrefix(prefix: string) {
    this.prefix = prefix;
  }

  info(message: string) {
    process.stdout.write(`[${this.prefix}] ${message}\n`);
  }
}

@Injectable()
export class LoggingInterceptor implements NestInterceptor {
  constructor(private readonly logger: RequestLogger) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context
      .switchToHttp()
      .getRequest<{ headers: Record<string, string> }>();
    this.logger.setPrefix(request.headers["x-request-id"] ?? "-"); // ! no-request-state-leak
    return next.handle().pipe(tap(() => this.logger.info("done")));
  }
}
