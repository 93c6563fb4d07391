import { Hono } from "hono";

declare function transform(text: string): Promise<string>;

const doc = { text: "", version: 0 };
const app = new Hono();

app.post("/format", async (c) => {
  for (let attempt = 0; attempt < 3; attempt++) {
    const { version, text } = doc;
    const formatted = await transform(text);
    if (doc.version === version) {
      doc.text = formatted;
      doc.version++;
      return c.json({ version: doc.version });
    }
  }
  return c.json({ error: "conflict" }, 409);
});

export default app;
