// axios-module setToken: set on one path, cleared on the other, and read for those who set nothing
import Koa from "koa";
class Client {
  headers: Record<string, string> = {};
  async get(url: string) {
    return fetch(url, { headers: { ...this.headers } });
  }
  setToken(token: string | false) {
    if (!token) {
      delete this.headers["Authorization"];
      return;
    }
    this.headers["Authorization"] = token;
  }
}
const a = new Client();
new Koa()
  .use(async (ctx) => {
    a.setToken(ctx.get("x-token")); // ! no-request-state-leak
    ctx.body = (await a.get("/me")).status;
  })
  .use(async (ctx) => {
    ctx.body = (await a.get("/public")).status;
  });
