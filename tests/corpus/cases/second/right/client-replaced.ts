import { Controller, Get, Injectable } from "@nestjs/common";

interface Client {
  get(path: string): Promise<string>;
  close(): void;
}
declare function makeClient(): Client;

@Injectable()
export class Upstream {
  private client: Client | undefined;

  async get(path: string) {
    const client = (this.client ??= makeClient());
    try {
      return await client.get(path);
    } catch (error) {
      client.close();
      // Only if nobody has made a new one meanwhile.
      if (this.client === client) this.client = undefined;
      throw error;
    }
  }
}

@Controller("proxy")
export class ProxyController {
  constructor(private readonly upstream: Upstream) {}

  @Get()
  home() {
    return this.upstream.get("/");
  }
}
