import { syncToAsync } from "./adapt.ts";
import { asyncUnsafe } from "./run.ts";
import {
  described,
  isValue,
  parameters,
  placeholder,
  shown,
  type Value,
} from "./sql-value.ts";

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

/** A field that the model doesn't have, or a value that no column takes; nothing has been asked. */
export class FieldError extends Error {
  override name = "FieldError";
}

/**
 * A model's queries in both forms: the plain ones block, and refuse to on the event loop
 * (SPEC section 4, guards); each `a…` one is the same through `syncToAsync`, to be awaited. A
 * manager is a closure, so that one marks its query as sync code and runs it where it is called.
 */
export class Manager<C extends Columns> {
  readonly #table: string;
  readonly #fields: readonly string[];
  readonly #database: () => SqlDatabase;

  constructor(
    table: string,
    fields: readonly string[],
    database: () => SqlDatabase,
  ) {
    this.#table = table;
    this.#fields = fields;
    this.#database = database;
  }

  /** Adds a row, which it returns as the database has it. */
  create(values: Partial<{ [Name in keyof C]: Value }>): Row<C> {
    this.#guard("create", values);
    const names = Object.keys(values);
    const marks = Object.values(values).map(placeholder).join(", ");
    const columns =
      names.length === 0
        ? "DEFAULT VALUES"
        : `(${names.map(quoted).join(", ")}) VALUES (${marks})`;
    const sql = `INSERT INTO ${quoted(this.#table)} ${columns} RETURNING *`;
    const [row] = this.#all(sql, parameters(values));
    return row as Row<C>;
  }

  /** The one row that matches; throws {@link DoesNotExist} or {@link MultipleObjectsReturned}. */
  get(lookup: Lookup<C>): Row<C> {
    this.#guard("get", lookup);
    const { sql, values } = where(lookup);
    const rows = this.#all(
      `SELECT * FROM ${quoted(this.#table)}${sql} LIMIT 2`,
      values,
    );
    const wanted = `${this.#table} ${shown(lookup)}`;
    if (rows.length > 1)
      throw new MultipleObjectsReturned(`Several: ${wanted}.`);
    if (rows[0] === undefined) throw new DoesNotExist(`None: ${wanted}.`);
    return rows[0];
  }

  /** The rows that match, in the order in which they were made. */
  filter(lookup: Lookup<C> = {}): Row<C>[] {
    this.#guard("filter", lookup);
    const { sql, values } = where(lookup);
    return this.#all(
      `SELECT * FROM ${quoted(this.#table)}${sql} ORDER BY id`,
      values,
    );
  }

  /** How many rows match. */
  count(lookup: Lookup<C> = {}): number {
    this.#guard("count", lookup);
    return this.filter(lookup).length;
  }

  /** Changes the rows that match; how many they were. */
  update(lookup: Lookup<C>, changes: Lookup<C>): number {
    this.#guard("update", lookup, changes);
    const { sql, values } = where(lookup);
    // As in Django: without changes there is nothing to say to the database.
    if (Object.keys(changes).length === 0) return 0;
    const set = Object.entries(changes)
      .map(([name, value]) => `${quoted(name)} = ${placeholder(value)}`)
      .join(", ");
    return this.#all(
      `UPDATE ${quoted(this.#table)} SET ${set}${sql} RETURNING id`,
      [...parameters(changes), ...values],
    ).length;
  }

  /** Deletes the rows that match; how many they were. */
  delete(lookup: Lookup<C> = {}): number {
    this.#guard("delete", lookup);
    const { sql, values } = where(lookup);
    return this.#all(
      `DELETE FROM ${quoted(this.#table)}${sql} RETURNING id`,
      values,
    ).length;
  }

  /** {@link create} for async code; the other `a…` methods likewise. */
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

  /** Refuses the loop, then what the database would refuse less clearly, or not at all. */
  #guard(operation: string, ...given: readonly object[]): void {
    asyncUnsafe(`${this.#table}.objects.${operation}`);
    for (const [name, value] of given.flatMap(Object.entries)) {
      if (!this.#fields.includes(name))
        throw new FieldError(
          `${this.#table} has no field \`${name}\`: it has ${this.#fields.join(", ")}.`,
        );
      if (!isValue(value))
        throw new FieldError(
          `${this.#table}.${name} can't be ${described(value)}: a value is a string, a number, ` +
            "a bigint of 64 bits or null.",
        );
    }
  }

  #all(sql: string, values: readonly Value[]): Row<C>[] {
    return this.#database()
      .prepare(sql)
      .all(...values) as Row<C>[];
  }
}

/**
 * A model: a table that is made when it is first needed, and its queries as `objects`. `columns` are
 * SQL types, written by the author of the model; names may be anything but `id`, which every row
 * has, and `__proto__`, which no object can show as a field: those are a {@link FieldError}.
 */
export function defineModel<C extends Columns>(
  table: string,
  columns: C,
  connect: () => SqlDatabase,
): { readonly objects: Manager<C> } {
  const names = Object.keys(columns);
  for (const name of [table, ...names])
    if (name === "" || name.includes("\0"))
      throw new FieldError(`${JSON.stringify(name)} can't name anything.`);
  const reserved = names.find((name) => /^(?:id|__proto__)$/i.test(name));
  if (reserved !== undefined)
    throw new FieldError(
      `\`${reserved}\` can't be a field of ${table}: choose another name.`,
    );
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
  return { objects: new Manager<C>(table, ["id", ...names], open) };
}

function where(lookup: Readonly<Record<string, unknown>>): {
  readonly sql: string;
  readonly values: Value[];
} {
  const conditions = Object.entries(lookup).map(
    ([name, value]) => `${quoted(name)} IS ${placeholder(value)}`,
  );
  return {
    sql: conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`,
    values: parameters(lookup),
  };
}

/** A name in SQL; never a value, which is always a parameter. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
