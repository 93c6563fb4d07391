// Right: a command-line tool in the same project. It uses the same models, but serves nobody.
import { execSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { applied, database } from "./database";

export function pending(dir: string): string[] {
  const done = new Set(applied());
  return readdirSync(dir).filter((name) => !done.has(name));
}

export function migrate(dir: string): void {
  for (const name of pending(dir)) {
    database.exec(readFileSync(`${dir}/${name}`, "utf8"));
  }
  writeFileSync("schema.sql", execSync("sqlite3 app.db .schema"));
}

migrate(process.argv[2] ?? "migrations");
