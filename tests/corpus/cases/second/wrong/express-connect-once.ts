import express from "express";

interface Connection {
  query(sql: string): Promise<unknown[]>;
}
declare const driver: { connect(url: string): Promise<Connection> };

let connection: Connection | undefined;

async function getConnection() {
  if (!connection) {
    connection = await driver.connect("postgres://localhost/app"); // ! no-shared-state-race
  }
  return connection;
}

const app = express();

app.get("/rows", async (_req, res) => {
  const db = await getConnection();
  res.json(await db.query("select 1"));
});

export { app };
