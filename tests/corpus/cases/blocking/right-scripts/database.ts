import Database from "better-sqlite3";

export const database = new Database("app.db");

const names = database.prepare<[], { name: string }>("select name from done");

export function applied(): string[] {
  return names.all().map((row) => row.name);
}
