// The default headers of a client that all requests share.
import { Hono } from "hono";

class Client {
  readonly headers: Record<string, string> = { accept: "application/json" };
  private slots = 8;

  constructor(private readonly base: string) {}

  async get(path: string, headers = this.headers): Promise<object> {
    while (this.slots === 0) await new Promise(setImmediate);
    this.slots--;
    try {
      const answer = await fetch(this.base + path, { headers });
      return (await answer.json()) as object;
    } finally {
      this.slots++;
    }
  }
}

const client = new Client("http://orders");
const defaults = { limit: 20, sort: "date" };

declare function search(query: object): Promise<object[]>;

const app = new Hono();

app.get("/orders", async (c) => {
  const token = c.req.header("authorization") ?? "";
  client.headers["authorization"] = token; // ! no-request-state-leak
  return c.json(await client.get("/orders"));
});

app.get("/invoices", async (c) => {
  const authorization = c.req.header("authorization") ?? "";
  const headers = { ...client.headers, authorization };
  return c.json(await client.get("/invoices", headers));
});

app.get("/search", async (c) => {
  const user = c.req.header("x-user") ?? "";
  const query = Object.assign({}, defaults, { user });
  query.limit = Number(c.req.query("limit") ?? query.limit);
  return c.json(await search({ ...query, q: c.req.query("q") }));
});

export default app;
