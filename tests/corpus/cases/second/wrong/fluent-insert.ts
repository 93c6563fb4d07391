import { Hono } from "hono";

interface Row {
  readonly id: number;
}
declare const db: { insert(row: Row): Promise<void> };

class Repository {
  private rows: Row[] = [];

  async add() {
    const id = this.rows.length + 1;
    await db.insert({ id });
    this.rows = this.rows.concat({ id }); // ! no-shared-state-race
    return id;
  }
}

const repository = new Repository();
export const app = new Hono();
app.post("/rows", async (c) => c.json({ id: await repository.add() }));
