import { Hono } from "hono";

class Query {
  #where: string[] = [];
  #limit = 10;

  where(condition: string) {
    this.#where.push(condition);
    return this;
  }

  limit(count: number) {
    this.#limit = count;
    return this;
  }

  async run(): Promise<string> {
    await Promise.resolve();
    this.#limit = Math.min(this.#limit, 100);
    return `where ${this.#where.join(" and ")} limit ${this.#limit}`;
  }
}

const query = () => new Query();
const app = new Hono();

app.get("/notes", async (c) => {
  const mine = query().where(`owner = ${c.req.header("x-user")}`);
  const rows = await mine.limit(Number(c.req.query("limit"))).run();
  return c.json({ rows });
});

export default app;
