// A service hands on what its repository gives: the mistake stands two calls below the handler.
import { fastify } from "fastify";

interface Asked {
  readonly Querystring: { readonly tenant: string };
}

declare const pool: {
  run(sql: string): Promise<readonly string[]>;
  transaction<Result>(work: () => Promise<Result>): Promise<Result>;
};

class Repository {
  private tenant = "";
  private schema = "";

  async rows(tenant: string): Promise<readonly string[]> {
    this.tenant = tenant;
    const rows = await pool.run("select 1");
    return rows.filter((row) => row.startsWith(this.tenant));
  }

  async inTransaction(tenant: string): Promise<readonly string[]> {
    return pool.transaction(async () => {
      this.schema = tenant;
      const rows = await pool.run("select 1");
      return rows.filter((row) => row.startsWith(this.schema));
    });
  }

  async rowsOf(tenant: string): Promise<readonly string[]> {
    const rows = await pool.run("select 1");
    return rows.filter((row) => row.startsWith(tenant));
  }
}

class Service {
  private readonly repository = new Repository();

  async rows(tenant: string): Promise<readonly string[]> {
    return this.repository.rows(tenant);
  }

  inTransaction(tenant: string): Promise<readonly string[]> {
    return this.repository.inTransaction(tenant);
  }

  async rowsOf(tenant: string): Promise<readonly string[]> {
    return this.repository.rowsOf(tenant);
  }
}

const service = new Service();
const app = fastify();

app.get<Asked>(
  "/rows",
  async (request) => service.rows(request.query.tenant), // ! no-request-state-leak:readAfter
);
app.get<Asked>("/transaction", async (request) => {
  const rows = await service.inTransaction(request.query.tenant); // ! no-request-state-leak:readAfter
  return { rows };
});
app.get<Asked>("/right", async (request) =>
  service.rowsOf(request.query.tenant),
);

// One of its own for each request.
app.get<Asked>("/own", async (request) => {
  const own = new Service();
  return own.rows(request.query.tenant);
});

export { app };
