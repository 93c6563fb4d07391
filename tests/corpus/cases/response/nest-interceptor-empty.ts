import { Injectable } from "@nestjs/common";
import type {
  CallHandler,
  ExecutionContext,
  NestInterceptor,
} from "@nestjs/common";
import { EMPTY, of } from "rxjs";

declare function tenantOf(context: ExecutionContext): Promise<string | null>;

@Injectable()
export class TenantInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<any> {
    const tenant = await tenantOf(context);
    if (!tenant) return; // ! return-response
    return next.handle();
  }
}

@Injectable()
export class TenantFixedInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<any> {
    const tenant = await tenantOf(context);
    if (tenant === null) return EMPTY;
    if (tenant === "") return of({ tenant: "none" });
    return next.handle();
  }
}
