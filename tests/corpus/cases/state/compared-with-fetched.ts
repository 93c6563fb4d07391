// What is compared with something fetched behind the write is no question for who came last.
import { CanActivate, ExecutionContext, Injectable } from "@nestjs/common";
import type { Request } from "express";

declare const workspaces: {
  find(
    name: string | undefined,
  ): Promise<{ slug: string; owner: string } | null>;
};

@Injectable()
export class TenantGuard implements CanActivate {
  private tenant: string | undefined;

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    this.tenant = request.header("x-tenant"); // ! no-request-state-leak
    const workspace = await workspaces.find(request.params.id as string);
    return workspace?.slug === this.tenant;
  }
}

@Injectable()
export class OwnerGuard implements CanActivate {
  private owner: string | undefined;

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    this.owner = request.header("x-owner"); // ! no-request-state-leak
    const { owner } = (await workspaces.find("main"))!;
    if (this.owner !== owner) return false;
    return true;
  }
}

// Whoever came last goes on: the question is for what was written.
@Injectable()
export class LatestOnly implements CanActivate {
  private latest: string | undefined;

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const id = request.header("x-request-id");
    this.latest = id;
    const workspace = await workspaces.find("main");
    if (this.latest !== id) return false;
    return workspace !== null;
  }
}

@Injectable()
export class LocalGuard implements CanActivate {
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const tenant = request.header("x-tenant");
    const workspace = await workspaces.find(tenant);
    return workspace?.slug === tenant;
  }
}
