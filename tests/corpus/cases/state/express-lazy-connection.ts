// Two first requests open two connections; the first is never closed.
import express from "express";

interface Connection {
  query(sql: string): Promise<unknown[]>;
  close(): Promise<void>;
}

declare const driver: { connect(url: string): Promise<Connection> };

const app = express();

let connection: Connection | undefined;

app.get("/users", async (_req, res) => {
  if (!connection) {
    connection = await driver.connect("db://main"); // ! no-shared-state-race
  }
  res.json(await connection.query("select * from users"));
});

let shared: Promise<Connection> | undefined;

app.get("/orders", async (_req, res) => {
  // The promise is stored in the tick of the check.
  shared ??= driver.connect("db://main");
  const db = await shared;
  res.json(await db.query("select * from orders"));
});

export { app };
