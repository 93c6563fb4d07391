import {
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from "@nestjs/common";
import { ClinicContext } from "./clinic-context";

export const Roles = (...roles: string[]) => SetMetadata("roles", roles);

declare function rolesOf(user: string): Promise<string[]>;
declare function required(context: ExecutionContext): string[] | undefined;

@Injectable()
export class RolesGuard implements CanActivate {
  private readonly known = new Map<string, Promise<string[]>>();

  constructor(private readonly context: ClinicContext) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const roles = required(context);
    if (!roles) return true;
    const user = this.context.user;
    if (!user) return false;
    const own = await this.load(user);
    return roles.some((role) => own.includes(role));
  }

  private load(user: string): Promise<string[]> {
    let roles = this.known.get(user);
    if (!roles) {
      roles = rolesOf(user);
      this.known.set(user, roles);
      setTimeout(() => this.known.delete(user), 60_000).unref();
    }
    return roles;
  }
}
