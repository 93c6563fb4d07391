import { Hono } from "hono";

declare const storage: { put(name: string, body: ArrayBuffer): Promise<void> };

class Upload {
  static next = 1;

  static async save(body: ArrayBuffer) {
    const { next } = Upload;
    const name = `upload-${next}`;
    await storage.put(name, body);
    Upload.next = next + 1; // ! no-shared-state-race
    return name;
  }
}

const app = new Hono();
app.post("/uploads", async (c) =>
  c.json({ name: await Upload.save(await c.req.arrayBuffer()) }),
);
export default app;
