// The limit is checked before an await and counted after it.
import {
  Injectable,
  type CanActivate,
  type ExecutionContext,
} from "@nestjs/common";

interface HttpRequest {
  readonly ip: string;
  readonly headers: Record<string, string | undefined>;
}

declare function planOf(key: string | undefined): Promise<{ limit: number }>;

@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly used = new Map<string, number>();

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const used = this.used.get(request.ip) ?? 0;
    const plan = await planOf(request.headers["x-api-key"]);
    if (used >= plan.limit) return false;
    this.used.set(request.ip, used + 1); // ! no-shared-state-race
    return true;
  }
}

@Injectable()
export class FixedRateLimitGuard implements CanActivate {
  private readonly used = new Map<string, number>();

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const plan = await planOf(request.headers["x-api-key"]);
    const used = this.used.get(request.ip) ?? 0;
    if (used >= plan.limit) return false;
    this.used.set(request.ip, used + 1);
    return true;
  }
}
