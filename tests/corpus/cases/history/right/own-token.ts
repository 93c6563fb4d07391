import Koa from "koa";
class Client {
  headers: Record<string, string> = {};
  async get(url: string) {
    return fetch(url, { headers: { ...this.headers } });
  }
  setToken(token: string) {
    this.headers["Authorization"] = token;
  }
}
const a = new Client();
new Koa().use(async (ctx) => {
  a.setToken(ctx.get("x-token"));
  ctx.body = (await a.get("/me")).status;
});
