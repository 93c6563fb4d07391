import Database from "better-sqlite3";

export interface InvoiceRow {
  readonly id: number;
  readonly customer: string;
  readonly cents: number;
}

export function open(file: string): Database.Database {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  return db;
}
