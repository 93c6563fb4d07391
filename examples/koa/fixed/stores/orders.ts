import { appendFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import type { Config } from "../config.ts";

export interface Order {
  readonly number: number;
  readonly isbn: string;
  readonly copies: number;
  readonly email: string;
}

/** An append-only journal of what was ordered. */
export class OrderStore {
  readonly #currency: string;
  readonly #file: Promise<string>;
  readonly #orders: Order[] = [];

  constructor(config: Config) {
    this.#currency = config.currency;
    this.#file = mkdtemp(path.join(tmpdir(), "bookshop-")).then((folder) =>
      path.join(folder, "orders.ndjson"),
    );
  }

  async save(order: Order): Promise<void> {
    const line = JSON.stringify({ ...order, currency: this.#currency });
    await appendFile(await this.#file, `${line}\n`);
    this.#orders.push(order);
  }

  of(email: string): readonly Order[] {
    return this.#orders.filter((order) => order.email === email);
  }
}
