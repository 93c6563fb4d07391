import express from "express";

interface Pool {
  query(sql: string): Promise<unknown[]>;
}
declare function createPool(url: string): Promise<Pool>;
declare function loadRates(): Promise<Record<string, number>>;

const shared: { pool?: Pool; rates?: Record<string, number> } = {};
const app = express();

app.get("/users", async (_req, res) => {
  shared.pool ??= await createPool("postgres://db"); // ! no-shared-state-race
  res.json(await shared.pool.query("select * from users"));
});

app.get("/rates", async (_req, res) => {
  shared.rates ??= await loadRates(); // !strict no-shared-state-race
  res.json(shared.rates);
});
