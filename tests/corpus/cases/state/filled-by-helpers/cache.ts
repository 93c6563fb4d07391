// Helpers that keep what the first request asked for, and helpers that keep what is nobody's.
import type { Request } from "express";

export interface Query {
  readonly page: number;
}

export interface Database {
  all(page: number): Promise<string[]>;
  flags(): Promise<string[]>;
  user: { find(id: string): Promise<{ name: string }> };
}

declare const database: Database;
declare function connect(url: string): Promise<{ ping(): void }>;
declare function download(init: { signal: AbortSignal }): Promise<string[]>;

let firstPage: string[] | undefined;

export async function pageOf(query: Query): Promise<string[]> {
  if (firstPage) return firstPage;
  firstPage = await database.all(query.page); // !strict no-shared-state-race:lateFill
  return firstPage;
}

let user: { name: string } | undefined;

export async function userOf(id: string): Promise<{ name: string }> {
  user ??= await database.user.find(id); // !strict no-shared-state-race:lateFill
  return user;
}

export class Pages {
  private rows: string[] | undefined;

  async all({ page }: Query): Promise<string[]> {
    if (!this.rows) {
      this.rows = await database.all(page); // !strict no-shared-state-race:lateFill
    }
    return this.rows;
  }
}

const byId = new Map<string, { name: string }>();

export async function cachedUser(id: string): Promise<{ name: string }> {
  const known = byId.get(id);
  if (known) return known;
  const found = await database.user.find(id);
  if (byId.size > 100) byId.clear();
  byId.set(id, found);
  return found;
}

let last: { page: number; rows: string[] } | undefined;

export async function lastPage(query: Query): Promise<string[]> {
  if (last?.page === query.page) return last.rows;
  const rows = await database.all(query.page);
  last = { page: query.page, rows };
  return rows;
}

let pool: { ping(): void } | undefined;

export async function poolOf(req: Request): Promise<{ ping(): void }> {
  pool ??= await connect(req.app.get("url") as string); // ! no-shared-state-race:lateFill
  return pool;
}

let remote: string[] | undefined;

export async function remoteRows(signal: AbortSignal): Promise<string[]> {
  remote ??= await download({ signal }); // !strict no-shared-state-race:lateFill
  return remote;
}

let flags: string[] | undefined;

export async function flagsOf({
  db,
}: {
  readonly db: Database;
}): Promise<string[]> {
  if (!flags) flags = await db.flags(); // !strict no-shared-state-race:lateFill
  return flags;
}
