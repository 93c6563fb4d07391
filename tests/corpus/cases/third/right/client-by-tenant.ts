import { Injectable, Controller, Get, Headers } from "@nestjs/common";

interface Client {
  query(sql: string): Promise<unknown[]>;
}
declare function clientFor(tenant: string): Client;

@Injectable()
export class Tenants {
  private readonly clients = new Map<string, Client>();

  get(tenant: string) {
    let client = this.clients.get(tenant);
    if (!client) {
      client = clientFor(tenant);
      this.clients.set(tenant, client);
    }
    return client;
  }
}

@Controller("users")
export class UsersController {
  constructor(private readonly tenants: Tenants) {}

  @Get()
  async list(@Headers("x-tenant") tenant: string) {
    const client = this.tenants.get(tenant);
    return client.query("select * from users");
  }
}
