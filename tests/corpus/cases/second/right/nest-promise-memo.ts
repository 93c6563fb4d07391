import { Controller, Get, Injectable } from "@nestjs/common";

declare function fetchKeys(): Promise<readonly string[]>;

@Injectable()
export class KeyService {
  private keys: Promise<readonly string[]> | undefined;

  getKeys() {
    this.keys ??= fetchKeys().catch((error: unknown) => {
      this.keys = undefined;
      throw error;
    });
    return this.keys;
  }
}

@Controller("keys")
export class KeyController {
  constructor(private readonly service: KeyService) {}

  @Get()
  async list() {
    return { keys: await this.service.getKeys() };
  }
}
