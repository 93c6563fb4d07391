import express from "express";

interface Db {
  rows(): Promise<string[]>;
  close(): Promise<void>;
}
declare function connect(): Promise<Db>;

let db: Db | undefined;

export async function start(port: number) {
  db = await connect();
  const app = express();
  app.get("/rows", async (_req, res) => {
    if (!db) {
      res.sendStatus(503);
      return;
    }
    res.json(await db.rows());
  });
  const server = app.listen(port);
  process.once("SIGTERM", () => {
    server.close();
    void db?.close();
  });
  return server;
}
