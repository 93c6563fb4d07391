// Mongoose in a handler that stays warm: many connections where there should be one.
import express from "express";

interface Connection {
  model(name: string): { find(): Promise<object[]> };
}

declare const mongoose: {
  connect(uri: string, options?: object): Promise<Connection>;
};

const uri = "mongodb://db/main";
const app = express();

let conn: Connection | null = null;

app.get("/query", async (_req, res) => {
  if (conn == null) {
    conn = await mongoose.connect(uri, { bufferCommands: false }); // ! no-shared-state-race
  }
  res.json(await conn.model("Test").find());
});

let pending: Promise<Connection> | null = null;

app.get("/v2/query", async (_req, res) => {
  if (pending == null) {
    pending = mongoose.connect(uri, { bufferCommands: false });
  }
  const db = await pending;
  res.json(await db.model("Test").find());
});

// The same in a helper.
let cached: Connection | undefined;

const connectToDatabase = async () => {
  if (cached) {
    console.log("=> using existing database connection");
    return cached;
  }
  console.log("=> using new database connection");
  const db = await mongoose.connect(uri);
  cached = db; // ! no-shared-state-race
  return cached;
};

app.get("/v3/query", async (_req, res) => {
  const db = await connectToDatabase();
  res.json(await db.model("Test").find());
});

// Prisma's way: made in the same tick.
interface Client {
  query(): Promise<object[]>;
}
declare function createClient(tenant: string): Client;
const clients = new Map<string, Client>();

app.get("/tenants/:id", async (req, res) => {
  let client = clients.get(req.params.id);
  if (!client) {
    client = createClient(req.params.id);
    clients.set(req.params.id, client);
  }
  res.json(await client.query());
});

export { app };
