import { Hono } from "hono";

const upstreams = ["http://a:3000", "http://b:3000", "http://c:3000"];
const dead = new Map<string, number>();
let turn = 0;

function pick() {
  for (let i = 0; i < upstreams.length; i++) {
    const candidate = upstreams[turn++ % upstreams.length] ?? "";
    if ((dead.get(candidate) ?? 0) < Date.now()) return candidate;
  }
  return upstreams[0] ?? "";
}

export const app = new Hono();

app.all("*", async (c) => {
  for (let attempt = 0; attempt < 2; attempt++) {
    const upstream = pick();
    try {
      return await fetch(new URL(c.req.path, upstream), {
        method: c.req.method,
      });
    } catch {
      dead.set(upstream, Date.now() + 5_000);
    }
  }
  return c.text("bad gateway", 502);
});
