import { stat } from "node:fs";
import { Hono } from "hono";

const quota = { left: 1_000_000 };
export const app = new Hono();

app.get("/files/:name", async (c) => {
  const left = quota.left;
  const size = await new Promise<number>((resolve, reject) => {
    stat(`./files/${c.req.param("name")}`, (error, stats) => {
      if (error) reject(error);
      else resolve(stats.size);
    });
  });
  if (size > left) return c.text("over quota", 413);
  quota.left = left - size; // ! no-shared-state-race
  return c.json({ left: quota.left });
});
