// The headers of a client that all requests share, set for one of them; a record has no names of its own.
import { Hono } from "hono";

class ApiClient {
  headers: Record<string, string> = {};
  trace: Record<string, string> = {};
  options: Record<string, string> = {};

  constructor(private readonly base: string) {}

  async get(path: string): Promise<unknown> {
    const response = await fetch(this.base + path, { headers: this.headers });
    return response.json();
  }

  async find(): Promise<unknown> {
    const response = await fetch(this.base, {
      headers: { a: this.trace.other ?? "", b: this.options.id ?? "" },
    });
    return response.json();
  }
}

const api = new ApiClient("http://internal");
export const app = new Hono();

app.use(async (c, next) => {
  api.headers.authorization = c.req.header("authorization") ?? ""; // ! no-request-state-leak
  // Nobody reads this entry.
  api.trace.id = c.req.header("x-trace") ?? "";
  api.options.id = c.req.header("x-id") ?? ""; // ! no-request-state-leak
  await next();
});

app.get("/me", async (c) => c.json([await api.get("/me"), await api.find()]));
