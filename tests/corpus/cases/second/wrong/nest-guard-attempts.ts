import {
  Injectable,
  type CanActivate,
  type ExecutionContext,
} from "@nestjs/common";

declare function check(user: string, password: string): Promise<boolean>;

@Injectable()
export class LoginGuard implements CanActivate {
  private readonly failures = new Map<string, number>();

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { user, password } = context
      .switchToHttp()
      .getRequest<{ user: string; password: string }>();
    const count = this.failures.get(user) ?? 0;
    if (count >= 5) return false;
    const ok = await check(user, password);
    if (!ok)
      this.failures.set(user, count + 1); // ! no-shared-state-race
    else this.failures.delete(user);
    return ok;
  }
}
