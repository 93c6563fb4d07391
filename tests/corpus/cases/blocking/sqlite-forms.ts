// Every door of a synchronous driver: statements, transactions, iteration, pragmas.
import Database from "better-sqlite3";
import { Hono } from "hono";

interface Account {
  readonly id: number;
  readonly cents: number;
}

const db = new Database("bank.db");
db.exec("create table if not exists accounts (id integer, cents integer)");

const byId = db.prepare<[number], Account>("select * from accounts where id=?");
const all = db.prepare<[], Account>("select * from accounts");
const add = db.prepare<[number, number]>(
  "update accounts set cents = cents + ? where id = ?",
);

const transfer = db.transaction((from: number, to: number, cents: number) => {
  add.run(-cents, from);
  add.run(cents, to);
});

function total(): number {
  let sum = 0;
  for (const account of all.iterate()) sum += account.cents;
  return sum;
}

const app = new Hono();

app.get("/accounts/:id", (c) => {
  const account = byId.get(Number(c.req.param("id"))); // ! no-blocking-call
  return account ? c.json(account) : c.notFound();
});

app.post("/transfers/:from/:to/:cents", (c) => {
  const { from, to, cents } = c.req.param();
  transfer(Number(from), Number(to), Number(cents)); // ! no-blocking-call
  return c.body(null, 204);
});

app.get("/total", (c) => {
  return c.json({ total: total() }); // ! no-blocking-call
});

app.post("/vacuum", (c) => {
  db.pragma("wal_checkpoint(TRUNCATE)"); // ! no-blocking-call
  return c.body(null, 204);
});

app.get("/sql", (c) => c.text(byId.source));

export default app;
