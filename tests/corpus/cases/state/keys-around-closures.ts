import { spawn } from "node:child_process";
import { Hono } from "hono";

interface Build {
  project: string;
  user: string;
}

const installing = new Map<string, string>();

// Each project has its own slot, whichever function writes it.
async function start(project: string): Promise<void> {
  const child = spawn("vite", [], { cwd: `/srv/${project}` });
  const note = (missing: string): void => {
    installing.set(project, missing);
  };
  child.stderr.on("data", (data: Buffer) => {
    note(data.toString());
  });
  child.on("exit", () => {
    installing.delete(project);
  });
  await new Promise<void>((resolve) => {
    child.stdout.once("data", () => {
      resolve();
    });
  });
}

async function build(request: Build): Promise<string> {
  const { project, user } = request;
  await start(project);
  return `${user} has built ${project}`;
}

export const app = new Hono();

app.post("/projects/:id/build", async (c) => {
  const project = c.req.param("id");
  const { user } = await c.req.json<{ user: string }>();
  const done = await build({ project, user });
  return c.json({ done, installing: installing.get(project) });
});

const lastOf = new Map<string, string>();

// Under a name that is the same for all, the closure's place is everybody's.
async function record(stage: string, user: string): Promise<void> {
  const note = (what: string): void => {
    lastOf.set(stage, what);
  };
  note(user);
  await fetch("https://audit.example/", { method: "POST" });
}

app.post("/audit/:user", async (c) => {
  await record("newest", c.req.param("user")); // ! no-request-state-leak
  return c.json({ newest: lastOf.get("newest") });
});

const steps = new Map<string, number>();

async function advance(id: string): Promise<void> {
  await fetch(`https://jobs.example/${id}`, { method: "POST" });
}

// The key is made anew by each request.
app.post("/jobs", async (c) => {
  const id = crypto.randomUUID();
  const step = async (): Promise<void> => {
    const done = steps.get(id) ?? 0;
    await advance(id);
    steps.set(id, done + 1);
  };
  await step();
  await step();
  const done = steps.get(id);
  steps.delete(id);
  return c.json({ id, done });
});

// That of a factory is the same for all requests.
function stepping(): () => Promise<void> {
  const id = crypto.randomUUID();
  return async () => {
    const done = steps.get(id) ?? 0;
    await advance(id);
    steps.set(id, done + 1); // ! no-shared-state-race
  };
}

const stepForAll = stepping();

app.post("/steps", async (c) => {
  await stepForAll();
  return c.body(null, 204);
});
