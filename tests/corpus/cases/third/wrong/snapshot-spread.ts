import { Hono } from "hono";

declare function publish(name: string, count: number): Promise<void>;

class Stats {
  private stats = { views: 0, clicks: 0 };

  async click(name: string) {
    const snapshot = { ...this.stats };
    await publish(name, snapshot.clicks);
    this.stats = { ...snapshot, clicks: snapshot.clicks + 1 }; // ! no-shared-state-race
  }

  view() {
    this.stats = { ...this.stats, views: this.stats.views + 1 };
  }
}

const stats = new Stats();
export const app = new Hono();
app.get("/", (c) => {
  stats.view();
  return c.text("hello");
});
app.post("/click/:name", async (c) => {
  await stats.click(c.req.param("name"));
  return c.body(null, 204);
});
