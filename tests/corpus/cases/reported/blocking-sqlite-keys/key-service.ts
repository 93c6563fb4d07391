import Database from "better-sqlite3";

export class SqliteApiKeyService {
  private readonly db = new Database("keys.db");

  owner(hash: string): string | undefined {
    const row = this.db
      .prepare<[string], { owner: string }>(
        "select owner from keys where hash = ?",
      )
      .get(hash);
    return row?.owner;
  }

  touch(hash: string): void {
    this.db
      .prepare("update keys set used_at = ? where hash = ?")
      .run(Date.now(), hash);
  }
}
