import Database from "better-sqlite3";

export interface Driver {
  all(sql: string): Promise<object[]>;
}

/** The signature says asynchronous; the work is done before the promise exists. */
export class SqliteDriver implements Driver {
  private readonly db = new Database("entities.db");

  async all(sql: string): Promise<object[]> {
    return this.db.prepare<[], object>(sql).all();
  }
}
