// Each query in two forms, as in Django: one that waits on the thread, one that gives a promise.
import type { User } from "./http";

export interface Manager<T> {
  get(where: Partial<T>): T;
  aget(where: Partial<T>): Promise<T>;
  create(values: Omit<T, "id">): T;
  acreate(values: Omit<T, "id">): Promise<T>;
  filter(where: Partial<T>): QuerySet<T>;
}

export interface QuerySet<T> extends AsyncIterable<T> {
  orderBy(...fields: (keyof T)[]): QuerySet<T>;
  first(): T | undefined;
  afirst(): Promise<T | undefined>;
  count(): number;
  acount(): Promise<number>;
  delete(): number;
  adelete(): Promise<number>;
}

export interface Session {
  readonly id: string;
  readonly userId: number;
}

export interface Visit {
  readonly id: number;
  readonly path: string;
  readonly milliseconds: number;
}

export interface Block {
  readonly id: number;
  readonly address: string;
}

declare function model<T>(table: string): { readonly objects: Manager<T> };

export const Users = model<User>("users");
export const Sessions = model<Session>("sessions");
export const Visits = model<Visit>("visits");
export const Blocks = model<Block>("blocks");
