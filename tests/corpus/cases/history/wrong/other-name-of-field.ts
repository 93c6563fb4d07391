import Koa from "koa";
class PetApi {
  public defaultHeaders: Record<string, string> = {};
  public async getPet(id: string, apiToken: string): Promise<object> {
    let headers = this.defaultHeaders;
    headers["Authorization"] = `Bearer ${apiToken}`;
    const answer = await fetch(`http://x/pets/${id}`, { headers });
    return (await answer.json()) as object;
  }
  public async listPets(): Promise<object> {
    const answer = await fetch(`http://x/pets`, {
      headers: this.defaultHeaders,
    });
    return (await answer.json()) as object;
  }
}
const api = new PetApi();
const app = new Koa();
app.use(async (ctx) => {
  ctx.body = await api.getPet("1", ctx.get("x-token")); // ! no-request-state-leak
});
app.use(async (ctx) => {
  ctx.body = await api.listPets();
});
