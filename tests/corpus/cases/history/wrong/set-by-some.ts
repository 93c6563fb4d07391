import Koa from "koa";
class Client {
  token: string | undefined;
  async get(url: string) {
    return fetch(url, { headers: { t: this.token ?? "" } });
  }
  setToken(token: string) {
    if (token) this.token = token;
  }
}
const a = new Client();
new Koa().use(async (ctx) => {
  a.setToken(ctx.get("x-token")); // ?! no-request-state-leak -- a helper writes on some paths only
  ctx.body = (await a.get("/me")).status;
});
