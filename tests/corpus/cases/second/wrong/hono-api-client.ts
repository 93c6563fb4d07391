import { Hono } from "hono";

// One client for the process, its defaults changed by each request.
class ApiClient {
  headers: Record<string, string> = { accept: "application/json" };

  setToken(token: string) {
    this.headers["authorization"] = `Bearer ${token}`;
  }

  async get<T>(path: string): Promise<T> {
    const response = await fetch(`https://api.example.com${path}`, {
      headers: this.headers,
    });
    return (await response.json()) as T;
  }
}

const api = new ApiClient();
const app = new Hono();

app.use("/me/*", async (c, next) => {
  api.setToken(c.req.header("x-token") ?? ""); // ! no-request-state-leak
  await next();
});

app.get("/me/orders", async (c) => c.json(await api.get<string[]>("/orders")));

export default app;
