import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from "@nestjs/common";
import { tap } from "rxjs";

interface User {
  readonly id: string;
}
declare const users: { touch(id: string): Promise<void> };

@Injectable()
export class LastLoginInterceptor implements NestInterceptor {
  private user: User | undefined;

  intercept(context: ExecutionContext, next: CallHandler) {
    const request = context.switchToHttp().getRequest<{ user?: User }>();
    this.user = request.user; // ! no-request-state-leak
    return next.handle().pipe(
      tap(() => {
        if (this.user) void users.touch(this.user.id);
      }),
    );
  }
}
