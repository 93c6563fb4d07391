import express from "express";

interface Transaction {
  insert(table: string, row: unknown): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}
declare const pool: { begin(): Promise<Transaction> };

class OrderService {
  private tx: Transaction | null = null;

  async place(items: readonly string[]) {
    this.tx = await pool.begin();
    try {
      await this.tx.insert("orders", { items });
      await this.tx.commit(); // ! no-shared-state-race
    } finally {
      this.tx = null;
    }
  }
}

const orders = new OrderService();
export const app = express();

app.post("/orders", async (req, res) => {
  await orders.place(req.body as string[]);
  res.sendStatus(201);
});
