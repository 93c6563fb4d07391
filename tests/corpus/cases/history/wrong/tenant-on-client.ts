// niledatabase#292
import express, { type Request } from "express";
declare class Server {
  constructor(config: { basePath: string });
}
class Nile {
  token: string | undefined;
  userId: string | undefined;
  tenantId: string | undefined;
  constructor(private readonly url: string) {}
  async query(sql: string): Promise<object[]> {
    const answer = await fetch(this.url, {
      method: "POST",
      body: JSON.stringify({ sql, tenant: this.tenantId, user: this.userId }),
    });
    return (await answer.json()) as object[];
  }
  as(tenantId: string) {
    const own = new Nile(this.url);
    own.tenantId = tenantId;
    return own;
  }
}
const nile = new Nile("http://db.example");
const cookie = (req: Request, name: string) =>
  (req.headers.cookie ?? "").split(`${name}=`)[1];
const app = express();
app.use((req, _res, next) => {
  nile.token = cookie(req, "token");
  nile.userId = cookie(req, "user"); // ! no-request-state-leak
  next();
});
app.param("tenantId", (req, _res, next, tenantId: string) => {
  nile.tenantId = tenantId; // ! no-request-state-leak
  next();
});
app.get("/tenants/:tenantId/todos", async (req, res) => {
  await Promise.resolve();
  res.json(await nile.query("SELECT * FROM todos"));
});
app.get("/own/:tenantId/todos", async (req, res) => {
  res.json(await nile.as(req.params.tenantId).query("SELECT * FROM todos"));
});
