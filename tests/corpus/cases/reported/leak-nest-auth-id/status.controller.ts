// NestJS: the id of the user is another one at the end of the method than at its beginning.
import {
  Controller,
  Get,
  Injectable,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from "@nestjs/common";
import type { Request } from "express";
import { AuthService, RequestAuthService } from "./auth.service";

declare function verify(token: string): Promise<{ id: number }>;
declare function statusOf(user: number): Promise<object>;

@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly auth: AuthService,
    private readonly own: RequestAuthService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const { id } = await verify(request.headers.authorization ?? "");
    this.auth.authId = id; // ! no-request-state-leak
    this.own.authId = id;
    return true;
  }
}

@Controller("status")
@UseGuards(AuthGuard)
export class StatusController {
  constructor(
    private readonly auth: AuthService,
    private readonly own: RequestAuthService,
  ) {}

  @Get()
  async userStatus() {
    const status = await statusOf(this.auth.userId);
    return { user: this.auth.userId, status };
  }

  @Get("own")
  async ownStatus() {
    const status = await statusOf(this.own.userId);
    return { user: this.own.userId, status };
  }
}
