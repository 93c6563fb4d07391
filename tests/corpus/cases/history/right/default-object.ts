import { Router } from "express";

interface Options {
  headers: Record<string, string>;
  timeout: number;
}

const defaults: Options = { headers: {}, timeout: 1000 };
const noTags: readonly string[] = [];

// A copy of them, or an object of the request's own.
async function call(
  url: string,
  token: string,
  options: Options = defaults,
): Promise<unknown> {
  const headers = { ...options.headers, authorization: `Bearer ${token}` };
  const response = await fetch(url, { headers });
  return response.json();
}

async function collect(
  url: string,
  found: string[] = [],
  tags = noTags,
): Promise<string[]> {
  found.push(url);
  await fetch(url);
  found.push(...tags);
  return found;
}

async function sign(
  url: string,
  token: string,
  options = defaults,
): Promise<unknown> {
  options.headers["authorization"] = token;
  return (await fetch(url, { headers: options.headers })).json();
}

export const router = Router();

router.get("/orders", async (req, res) => {
  const token = req.get("x-token") ?? "";
  const own: Options = { headers: {}, timeout: 500 };
  res.json([
    await call("https://api.example/orders", token),
    await sign("https://api.example/orders", token, own),
    await collect(req.path),
  ]);
});
