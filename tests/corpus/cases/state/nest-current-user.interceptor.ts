// A provider is one for the process: the user of the last request to arrive is everybody's.
import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from "@nestjs/common";
import { tap, type Observable } from "rxjs";

interface User {
  readonly id: string;
}

interface HttpRequest {
  readonly headers: Record<string, string | undefined>;
  user?: User;
}

declare function authenticate(request: HttpRequest): Promise<User>;

@Injectable()
export class AuditInterceptor implements NestInterceptor {
  private user: User | undefined;

  async intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    this.user = await authenticate(request); // ! no-request-state-leak
    return next.handle().pipe(
      tap(() => {
        console.info("done for", this.user?.id);
      }),
    );
  }
}

@Injectable()
export class OwnAuditInterceptor implements NestInterceptor {
  async intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const user = await authenticate(request);
    request.user = user;
    return next.handle().pipe(
      tap(() => {
        console.info("done for", user.id);
      }),
    );
  }
}
