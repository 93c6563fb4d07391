import { readConfig } from "./config";

export class Tenants {
  async load(host: string): Promise<Record<string, string>> {
    return readConfig(`tenants/${host}`);
  }
}
