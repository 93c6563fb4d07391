// two connects, one of them lost (lazy init races)
import { Router } from "express";
interface Connection {
  query(sql: string): Promise<object[]>;
  end(): Promise<void>;
}
declare function createConnection(): Promise<Connection>;
let connection: Connection | null = null;
let connecting: Promise<Connection> | null = null;
async function getConnection() {
  if (connection) return connection;
  connection = await createConnection(); // ! no-shared-state-race
  return connection;
}
const shared = () => (connecting ??= createConnection());
export const router = Router();
router.get("/a", async (_req, res) => {
  const db = await getConnection();
  res.json(await db.query("select 1"));
});
router.get("/b", async (_req, res) => {
  res.json(await (await shared()).query("select 1"));
});
