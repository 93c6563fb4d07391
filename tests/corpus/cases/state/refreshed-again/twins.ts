import { Hono } from "hono";
interface Account {
  id: string;
  balance: number;
  state: string;
}
declare function charge(id: string): Promise<void>;
class Accounts {
  private readonly rows = new Map<string, Account>();
  get(id: string): Account | undefined {
    return this.rows.get(id);
  }
  setState(id: string, state: string): void {
    const row = this.rows.get(id)!;
    this.rows.set(id, { ...row, state });
  }
}
export function wrong(): Hono {
  const app = new Hono();
  const accounts = new Accounts();
  app.post("/pay/:id", async (c) => {
    const id = c.req.param("id");
    accounts.setState(id, "seen");
    const row = accounts.get(id);
    if (row?.state === "paid") return c.text("paid already");
    await charge(id);
    accounts.setState(id, "paid"); // ! no-shared-state-race
    return c.text("ok");
  });
  return app;
}
