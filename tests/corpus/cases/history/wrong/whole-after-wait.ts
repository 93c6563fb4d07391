import Koa from "koa";
class Client {
  headers: Record<string, string> = {};
  async get(url: string) {
    await Promise.resolve();
    return fetch(url, { headers: { ...this.headers } });
  }
}
const a = new Client();
new Koa().use(async (ctx) => {
  a.headers["Authorization"] = ctx.get("x-token"); // ?! no-request-state-leak -- a helper reads the whole object
  ctx.body = (await a.get("/me")).status;
});
