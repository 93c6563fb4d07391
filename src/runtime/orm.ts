import { syncToAsync } from "./adapt.ts";
import { asyncUnsafe } from "./run.ts";

/** A value of a column. */
export type Value = string | number | bigint | null;

/**
 * What the model layer needs of a database: the synchronous interface that `libsql`,
 * `better-sqlite3` and `node:sqlite` share. The runtime brings none.
 */
export interface SqlDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): {
    run(...values: Value[]): unknown;
    all(...values: Value[]): unknown[];
  };
}

/** Columns by name, each with its SQL type. */
export type Columns = Readonly<Record<string, string>>;

/** One row: its columns and its id. */
export type Row<C extends Columns> = { readonly id: number } & {
  [Name in keyof C]: Value;
};

/** Columns that a row must have to be meant. */
export type Lookup<C extends Columns> = Partial<Row<C>>;

/** A query that gets nothing, or several rows, where `get` wants one. */
export class DoesNotExist extends Error {
  override name = "DoesNotExist";
}

/** See {@link DoesNotExist}. */
export class MultipleObjectsReturned extends Error {
  override name = "MultipleObjectsReturned";
}

/**
 * A model's queries in both forms: the plain ones block, and refuse to on the event loop
 * (SPEC section 4, guards); each `a…` one is the same through `syncToAsync`, to be awaited. A
 * manager is a closure, so that one marks its query as sync code and runs it where it is called.
 */
export class Manager<C extends Columns> {
  readonly #table: string;
  readonly #database: () => SqlDatabase;

  constructor(table: string, database: () => SqlDatabase) {
    this.#table = table;
    this.#database = database;
  }

  create(values: Partial<{ [Name in keyof C]: Value }>): Row<C> {
    this.#guard("create");
    const names = Object.keys(values);
    const marks = names.map(() => "?").join(", ");
    const columns =
      names.length === 0
        ? "DEFAULT VALUES"
        : `(${names.map(quoted).join(", ")}) VALUES (${marks})`;
    const sql = `INSERT INTO ${quoted(this.#table)} ${columns} RETURNING *`;
    const [row] = this.#all(sql, Object.values(values) as Value[]);
    return row as Row<C>;
  }

  /** The one row that matches. */
  get(lookup: Lookup<C>): Row<C> {
    this.#guard("get");
    const { sql, values } = where(lookup);
    const rows = this.#all(
      `SELECT * FROM ${quoted(this.#table)}${sql} LIMIT 2`,
      values,
    );
    const wanted = `${this.#table} ${JSON.stringify(lookup)}`;
    if (rows.length > 1)
      throw new MultipleObjectsReturned(`Several: ${wanted}.`);
    if (rows[0] === undefined) throw new DoesNotExist(`None: ${wanted}.`);
    return rows[0];
  }

  filter(lookup: Lookup<C> = {}): Row<C>[] {
    this.#guard("filter");
    const { sql, values } = where(lookup);
    return this.#all(
      `SELECT * FROM ${quoted(this.#table)}${sql} ORDER BY id`,
      values,
    );
  }

  count(lookup: Lookup<C> = {}): number {
    this.#guard("count");
    return this.filter(lookup).length;
  }

  /** Changes the rows that match; how many they were. */
  update(lookup: Lookup<C>, changes: Lookup<C>): number {
    this.#guard("update");
    const { sql, values } = where(lookup);
    const names = Object.keys(changes);
    const set = names.map((name) => `${quoted(name)} = ?`).join(", ");
    return this.#all(
      `UPDATE ${quoted(this.#table)} SET ${set}${sql} RETURNING id`,
      [...(Object.values(changes) as Value[]), ...values],
    ).length;
  }

  /** Deletes the rows that match; how many they were. */
  delete(lookup: Lookup<C> = {}): number {
    this.#guard("delete");
    const { sql, values } = where(lookup);
    return this.#all(
      `DELETE FROM ${quoted(this.#table)}${sql} RETURNING id`,
      values,
    ).length;
  }

  acreate(values: Partial<{ [Name in keyof C]: Value }>): Promise<Row<C>> {
    return syncToAsync(() => this.create(values))();
  }
  aget(lookup: Lookup<C>): Promise<Row<C>> {
    return syncToAsync(() => this.get(lookup))();
  }
  afilter(lookup?: Lookup<C>): Promise<Row<C>[]> {
    return syncToAsync(() => this.filter(lookup))();
  }
  acount(lookup?: Lookup<C>): Promise<number> {
    return syncToAsync(() => this.count(lookup))();
  }
  aupdate(lookup: Lookup<C>, changes: Lookup<C>): Promise<number> {
    return syncToAsync(() => this.update(lookup, changes))();
  }
  adelete(lookup?: Lookup<C>): Promise<number> {
    return syncToAsync(() => this.delete(lookup))();
  }

  #guard(operation: string): void {
    asyncUnsafe(`${this.#table}.objects.${operation}`);
  }

  #all(sql: string, values: readonly Value[]): Row<C>[] {
    return this.#database()
      .prepare(sql)
      .all(...values) as Row<C>[];
  }
}

/** A model: a table that is made when it is first needed, and its queries as `objects`. */
export function defineModel<C extends Columns>(
  table: string,
  columns: C,
  connect: () => SqlDatabase,
): { readonly objects: Manager<C> } {
  let database: SqlDatabase | undefined;
  const open = (): SqlDatabase => {
    if (database !== undefined) return database;
    database = connect();
    const fields = Object.entries(columns).map(
      ([name, type]) => `, ${quoted(name)} ${type}`,
    );
    database.exec(
      `CREATE TABLE IF NOT EXISTS ${quoted(table)} ` +
        `(id INTEGER PRIMARY KEY AUTOINCREMENT${fields.join("")})`,
    );
    return database;
  };
  return { objects: new Manager<C>(table, open) };
}

function where(lookup: Readonly<Record<string, unknown>>): {
  readonly sql: string;
  readonly values: Value[];
} {
  const conditions = Object.keys(lookup).map((name) => `${quoted(name)} IS ?`);
  return {
    sql: conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`,
    values: Object.values(lookup) as Value[],
  };
}

/** A name in SQL; never a value, which is always a parameter. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
