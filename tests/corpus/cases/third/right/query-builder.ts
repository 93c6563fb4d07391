import Koa from "koa";

declare function run(sql: string, values: unknown[]): Promise<unknown[]>;

class Query {
  private conditions: string[] = [];
  private values: unknown[] = [];
  private rows: unknown[] = [];

  constructor(private readonly table: string) {}

  where(column: string, value: unknown) {
    this.conditions.push(`${column} = ?`);
    this.values.push(value);
    return this;
  }

  async fetch() {
    this.rows = await run(
      `select * from ${this.table} where ${this.conditions.join(" and ")}`,
      this.values,
    );
    return this.rows.length > 0 ? this.rows : undefined;
  }
}

const app = new Koa();
app.use(async (ctx) => {
  const query = new Query("users").where("name", ctx.query["name"]);
  ctx.body = await query.fetch();
});
