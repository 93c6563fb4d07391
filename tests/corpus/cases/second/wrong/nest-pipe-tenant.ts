import {
  Injectable,
  type CanActivate,
  type ExecutionContext,
} from "@nestjs/common";
import { Controller, Get } from "@nestjs/common";

declare function tenantOf(host: string): Promise<string>;
declare function select(schema: string, table: string): Promise<unknown[]>;

@Injectable()
export class Schema {
  current = "public";
}

@Injectable()
export class TenantGuard implements CanActivate {
  constructor(private readonly schema: Schema) {}

  async canActivate(context: ExecutionContext) {
    const request = context.switchToHttp().getRequest<{ hostname: string }>();
    this.schema.current = await tenantOf(request.hostname); // ! no-request-state-leak
    return true;
  }
}

@Controller("products")
export class ProductsController {
  constructor(private readonly schema: Schema) {}

  @Get()
  list() {
    return select(this.schema.current, "products");
  }
}
