import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";

import type { Config } from "../config.ts";
import { verifyPassword } from "./passwords.ts";

export interface Customer {
  readonly email: string;
  readonly name: string;
  readonly salt: string;
  readonly hash: string;
}

export class CustomerStore {
  readonly #customers: ReadonlyMap<string, Customer>;
  readonly #tokens = new Map<string, Customer>();

  private constructor(customers: readonly Customer[]) {
    this.#customers = new Map(customers.map((one) => [one.email, one]));
  }

  static async open(config: Config): Promise<CustomerStore> {
    const text = await readFile(new URL("customers.json", config.data), "utf8");
    return new CustomerStore(JSON.parse(text) as Customer[]);
  }

  /** A token for who knows the password. */
  async login(email: string, password: string): Promise<string | undefined> {
    const customer = this.#customers.get(email);
    if (!customer || !(await verifyPassword(password, customer)))
      return undefined;
    const token = randomBytes(16).toString("hex");
    this.#tokens.set(token, customer);
    return token;
  }

  byToken(token: string): Customer | undefined {
    return this.#tokens.get(token);
  }
}
