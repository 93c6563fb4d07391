import { Hono } from "hono";

type Constructor<T = object> = new (...args: any[]) => T;

function Noted<T extends Constructor>(Base: T) {
  return class extends Base {
    note = "";
    async keep(text: string): Promise<string> {
      this.note = text;
      await fetch("/x");
      return this.note;
    }
  };
}
class Job {}
class NotedJob extends Noted(Job) {}

const app = new Hono();
app.get("/:id", async (c) => {
  const job = new NotedJob();
  return c.text(await job.keep(c.req.param("id")));
});
