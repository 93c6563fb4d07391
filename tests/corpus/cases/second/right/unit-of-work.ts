import { Router } from "express";

interface Tx {
  insert(table: string, row: unknown): Promise<void>;
  commit(): Promise<void>;
}
declare const pool: { begin(): Promise<Tx> };

// One for each request: its fields are nobody else's.
class UnitOfWork {
  private tx: Tx | undefined;
  private count = 0;

  async insert(table: string, row: unknown) {
    this.tx ??= await pool.begin();
    const before = this.count;
    await this.tx.insert(table, row);
    this.count = before + 1;
  }

  async commit() {
    await this.tx?.commit();
    return this.count;
  }
}

export const router = Router();

router.post("/orders", async (req, res) => {
  const work = new UnitOfWork();
  await work.insert("orders", req.body);
  await work.insert("log", { at: Date.now() });
  res.json({ written: await work.commit() });
});
