import { randomUUID } from "node:crypto";
import { Hono } from "hono";

interface Job {
  status: "running" | "done" | "failed";
  result?: string;
}
declare function render(template: string): Promise<string>;

const jobs = new Map<string, Job>();

async function work(id: string, template: string) {
  const job: Job = { status: "running" };
  jobs.set(id, job);
  try {
    job.result = await render(template);
    job.status = "done";
  } catch {
    job.status = "failed";
  }
}

export const app = new Hono();
app.post("/jobs", async (c) => {
  const id = randomUUID();
  void work(id, await c.req.text());
  return c.json({ id }, 202);
});
app.get("/jobs/:id", (c) => {
  const job = jobs.get(c.req.param("id"));
  return job ? c.json(job) : c.notFound();
});
