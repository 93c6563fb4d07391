// Preparing a statement and running it is one mistake where they stand together: one report.
import Database from "better-sqlite3";
import { Hono } from "hono";

const users = new Database("users.db");
const orders = new Database("orders.db");

const app = new Hono();

app.get("/users/:id", (c) => {
  const user = users.prepare("select * from users where id = ?").get("1"); // ! no-blocking-call
  return c.json({ user });
});

app.get("/orders", (c) => {
  const select = orders.prepare("select * from orders limit ?");
  const first = select.all(10); // ! no-blocking-call
  const second = select.all(20); // ! no-blocking-call
  return c.json({ first, second });
});

app.get("/both", (c) => {
  // prettier-ignore
  const all = (orders.prepare("select * from orders")!).all(); // ! no-blocking-call
  return c.json({ all });
});

// Here nothing else says that the statement is made for each request.
app.get("/columns", (c) => {
  const select = users.prepare("select * from users"); // ! no-blocking-call
  return c.json(select.columns());
});

// Two databases, two mistakes: the file name that one of them gives is of the other.
app.get("/archive", (c) => {
  const db = new Database(String(orders.prepare("pragma x").get())); // ! no-blocking-call
  return c.json({ open: db.open });
});

function statement(name: string): Database.Statement {
  return users.prepare(`select * from ${name}`);
}

// The statement is made elsewhere: the call that leads there blocks for itself.
app.get("/tables/:name", (c) => {
  const rows = statement(c.req.param("name")).all(); // ! no-blocking-call
  return c.json({ rows });
});

export default app;
