import { describe, expect, it } from "vitest";

import { koa, reported } from "./sample.ts";

/** drizzle's shape: one builder for every driver, told apart by a type parameter. */
const drizzle = {
  "node_modules/drizzle-orm/sqlite-core/index.d.ts": `
export type Kind = "sync" | "async";
type Result<Mode extends Kind, Value> = Mode extends "sync" ? Value : Promise<Value>;
export declare class SQLiteSelectBase<Mode extends Kind, Row> implements PromiseLike<Row[]> {
  readonly _: { readonly resultType: Mode };
  where(condition: string): this;
  all(): Result<Mode, Row[]>;
  get(): Result<Mode, Row | undefined>;
  then: Promise<Row[]>["then"];
}
export declare class SQLiteRelationalQuery<Mode extends Kind, Row> implements PromiseLike<Row> {
  readonly _: { readonly dialect: "sqlite"; readonly type: Mode; readonly result: Row };
  then: Promise<Row>["then"];
}
export declare class BaseSQLiteDatabase<Mode extends Kind> {
  query: { users: { findFirst(): SQLiteRelationalQuery<Mode, { id: number } | undefined> } };
  select(): { from(table: string): SQLiteSelectBase<Mode, { id: number }> };
  run(query: string): Result<Mode, { changes: number }>;
  transaction<T>(work: (tx: BaseSQLiteDatabase<Mode>) => T): Result<Mode, T>;
}
`,
  "node_modules/drizzle-orm/better-sqlite3/index.d.ts": `
import type { BaseSQLiteDatabase } from "../sqlite-core";
export type BetterSQLite3Database = BaseSQLiteDatabase<"sync">;
export declare function drizzle(path: string): BetterSQLite3Database;
`,
  "node_modules/drizzle-orm/libsql/index.d.ts": `
import type { BaseSQLiteDatabase } from "../sqlite-core";
export type LibSQLDatabase = BaseSQLiteDatabase<"async">;
export declare function drizzle(path: string): LibSQLDatabase;
`,
};

describe("drizzle", () => {
  const lines = [
    `ctx.body = await db.select().from("users");`,
    `ctx.body = await db.select().from("users").where("id = 1");`,
    `ctx.body = await db.select().from("users").get();`,
    `await db.run("delete from users");`,
    `ctx.body = await db.query.users.findFirst();`,
  ];
  const found = (driver: string): readonly string[] =>
    reported({
      "app.ts": koa(
        lines.join("\n  "),
        `import { drizzle } from "drizzle-orm/${driver}";\nconst db = drizzle("a.db");`,
      ),
      ...drizzle,
    });

  it("on a synchronous driver blocks, awaited or not", () => {
    expect(found("better-sqlite3")).toEqual(lines);
  });

  it("on an asynchronous one doesn't", () => {
    expect(found("libsql")).toEqual([]);
  });

  it("in a repository blocks by the driver that it is made for", () => {
    const files = (driver: "BetterSQLite3Database" | "LibSQLDatabase") => ({
      "app.ts": koa(
        `ctx.body = await users.all();`,
        `import { users } from "./users";`,
      ),
      "users.ts": `
import type { ${driver} } from "drizzle-orm/${driver === "LibSQLDatabase" ? "libsql" : "better-sqlite3"}";
declare const db: ${driver};
class Users {
  constructor(private readonly db: ${driver}) {}
  async all(): Promise<{ id: number }[]> {
    return await this.db.select().from("users");
  }
}
export const users = new Users(db);
`,
      ...drizzle,
    });
    expect(reported(files("BetterSQLite3Database"))).toEqual([
      `ctx.body = await users.all();`,
    ]);
    expect(reported(files("LibSQLDatabase"))).toEqual([]);
  });

  it("whose driver is open says nothing", () => {
    expect(
      reported({
        "app.ts": koa(
          `ctx.body = await db.select().from("users");`,
          `import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";\ndeclare const db: BaseSQLiteDatabase<"sync" | "async">;`,
        ),
        ...drizzle,
      }),
    ).toEqual([]);
  });
});

describe("node:sqlite", () => {
  const sqlite = {
    "node_modules/@types/node/sqlite.d.ts": `
declare module "node:sqlite" {
  class StatementSync {
    all(...parameters: unknown[]): Record<string, unknown>[];
    get(...parameters: unknown[]): Record<string, unknown> | undefined;
    iterate(...parameters: unknown[]): IterableIterator<Record<string, unknown>>;
    run(...parameters: unknown[]): { changes: number };
  }
  class DatabaseSync {
    constructor(path: string);
    exec(sql: string): void;
    prepare(sql: string): StatementSync;
  }
}
`,
  };
  it("blocks in a handler and behind a service, not at start-up", () => {
    expect(
      reported({
        "app.ts": koa(
          `ctx.body = byId.get(1);\n  for (const row of byId.iterate()) ctx.append("id", String(row));\n  visits.add();\n  db.exec("vacuum");`,
          `import { DatabaseSync } from "node:sqlite";
import { Visits } from "./visits";
const db = new DatabaseSync("a.db");
db.exec("create table if not exists a (id integer)");
const byId = db.prepare("select * from a where id = ?");
const visits = new Visits(db);`,
        ),
        "visits.ts": `
import type { DatabaseSync, StatementSync } from "node:sqlite";
export class Visits {
  readonly #insert: StatementSync;
  constructor(db: DatabaseSync) { this.#insert = db.prepare("insert into visits default values"); }
  add(): void { this.#insert.run(); }
}
`,
        ...sqlite,
      }),
    ).toEqual([
      `ctx.body = byId.get(1);`,
      `for (const row of byId.iterate()) ctx.append("id", String(row));`,
      `visits.add();`,
      `db.exec("vacuum");`,
    ]);
  });

  it("a statement that is prepared and run is one report, where it is run", () => {
    expect(
      reported({
        "app.ts": koa(
          `ctx.body = db.prepare("select 1").get();
  const all = db.prepare("select * from a where id > ?");
  ctx.state["first"] = all.all(1);
  ctx.state["second"] = all.all(2);
  const kept = db.prepare("select 3");
  statements.push(kept); kept.run();
  ctx.state["other"] = other(db).get();`,
          `import { DatabaseSync, type StatementSync } from "node:sqlite";
const db = new DatabaseSync("a.db");
const statements: StatementSync[] = [];
function other(from: DatabaseSync): StatementSync { return from.prepare("select 4"); }`,
        ),
        ...sqlite,
      }),
    ).toEqual([
      `ctx.body = db.prepare("select 1").get();`,
      `ctx.state["first"] = all.all(1);`,
      `ctx.state["second"] = all.all(2);`,
      // What is kept elsewhere may be run there, and what another function prepares is its own way.
      `const kept = db.prepare("select 3");`,
      `statements.push(kept); kept.run();`,
      `ctx.state["other"] = other(db).get();`,
      `ctx.state["other"] = other(db).get();`,
    ]);
  });

  it("is known by its declaration, not by the names of its members", () => {
    expect(
      reported({
        "app.ts": koa(
          `ctx.body = cache.prepare("a").get(1);\n  await remote.prepare("a").run();`,
          `declare const cache: { prepare(name: string): { get(id: number): string } };
declare const remote: { prepare(sql: string): { run(): Promise<void> } };`,
        ),
        ...sqlite,
      }),
    ).toEqual([]);
  });
});

describe("what is built on better-sqlite3", () => {
  it("blocks where its types lead to the driver", () => {
    expect(
      reported({
        "app.ts": koa(
          `ctx.body = sessions.get("a");\n  ctx.state["b"] = await remote.get("a");`,
          `import type { SessionStore, RemoteStore } from "./stores";
declare const sessions: SessionStore;
declare const remote: RemoteStore;`,
        ),
        "stores.ts": `
import type { Database, Statement } from "better-sqlite3";
export class SessionStore {
  readonly #get: Statement<[string], { id: string }>;
  constructor(db: Database) { this.#get = db.prepare("select * from sessions where id = ?"); }
  get(id: string): { id: string } | undefined { return this.#get.get(id); }
}
export class RemoteStore {
  constructor(private readonly url: string) {}
  async get(id: string): Promise<unknown> { return (await fetch(this.url + id)).json(); }
}
`,
      }),
    ).toEqual([`ctx.body = sessions.get("a");`]);
  });
});
