import { Container as Version7 } from "@inversifyjs/container";
import { Container } from "inversify";
import { Records } from "record-store";

export interface Sessions {
  touch(id: string): Promise<void>;
}

export const container = new Container();
export const sessions = new Version7();
export const records = new Records();

/** What the container holds under a symbol: made in memory, at the first look-up. */
export function service<T>(identifier: symbol): T {
  return container.get<T>(identifier);
}

/** A row of the store: its driver waits for the server. */
export function row<T>(key: string): T {
  return records.get<T>(key);
}
