import { Hono } from "hono";

declare function fetchPart(url: string): Promise<string>;

function createCollector(base: string) {
  let bytes = 0;
  let last = "";
  return {
    async add(path: string) {
      last = path;
      const before = bytes;
      const part = await fetchPart(base + path);
      bytes = before + part.length;
    },
    summary: () => ({ bytes, last }),
  };
}

export const app = new Hono();
app.get("/collect", async (c) => {
  const collector = createCollector(c.req.query("base") ?? "");
  await collector.add("/a");
  await collector.add("/b");
  return c.json(collector.summary());
});
