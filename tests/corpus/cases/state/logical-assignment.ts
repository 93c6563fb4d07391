// `??=` and `||=` look first and write after the await.
import { Hono } from "hono";

interface Connection {
  query(sql: string): Promise<object[]>;
}

declare function connect(url: string): Promise<Connection>;
declare function loadCountries(): Promise<string[]>;
declare function loadRates(): Promise<Record<string, number>>;

const pool: { main?: Connection; replica?: Promise<Connection> } = {};
let countries: string[] | undefined;
let rates: Promise<Record<string, number>> | undefined;

const app = new Hono();

app.get("/users", async (c) => {
  pool.main ??= await connect("db://main"); // ! no-shared-state-race
  return c.json(await pool.main.query("select * from users"));
});

app.get("/replica", async (c) => {
  pool.replica ??= connect("db://replica");
  const connection = await pool.replica;
  return c.json(await connection.query("select * from users"));
});

// The same list for everybody, loaded twice at worst.
app.get("/countries", async (c) => {
  countries ??= await loadCountries(); // !strict no-shared-state-race
  return c.json(countries);
});

app.get("/rates", async (c) => {
  rates ??= loadRates();
  return c.json(await rates);
});

export default app;
