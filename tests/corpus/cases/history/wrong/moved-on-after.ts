// A use, a head, an index and a cursor that move on when the work is done, not when it is taken.
import { Hono } from "hono";

interface Code {
  used: number;
  readonly max: number;
  readonly item: string;
}
interface Job {
  run(): Promise<void>;
}

declare function grant(user: string, item: string): Promise<void>;
declare function changes(
  since: string,
): Promise<{ items: object[]; next: string }>;

const codes = new Map<string, Code>();
const jobs: Job[] = [];
const app = new Hono();

// The-Leetcode-City#162
app.post("/redeem/:code", async (c) => {
  const code = codes.get(c.req.param("code"));
  if (!code || code.used >= code.max) return c.text("exhausted", 410);
  await grant(c.req.header("x-user") ?? "", code.item);
  code.used = code.used + 1; // ! no-shared-state-race
  return c.text("ok");
});

app.post("/redeem-once/:code", async (c) => {
  const code = codes.get(c.req.param("code"));
  if (!code || code.used >= code.max) return c.text("exhausted", 410);
  code.used += 1;
  try {
    await grant(c.req.header("x-user") ?? "", code.item);
  } catch (error) {
    code.used -= 1;
    throw error;
  }
  return c.text("ok");
});

app.put("/codes/:code", async (c) => {
  codes.set(c.req.param("code"), await c.req.json<Code>());
  return c.text("ok");
});

async function drain(): Promise<void> {
  while (jobs.length > 0) {
    await jobs[0]?.run();
    jobs.shift(); // ! no-shared-state-race
  }
}

declare function jobOf(request: Request): Job;

app.post("/jobs", async (c) => {
  jobs.push(jobOf(c.req.raw));
  await drain();
  return c.text("ok");
});

class Keys {
  private index = 0;
  constructor(private readonly keys: readonly string[]) {}
  async call(path: string): Promise<Response> {
    for (const _ of this.keys) {
      const current = this.index;
      const response = await fetch(`https://api.example.com${path}`, {
        headers: { "x-key": this.keys[current] ?? "" },
      });
      if (response.status !== 429) return response;
      this.index = (current + 1) % this.keys.length; // ! no-shared-state-race
    }
    throw new Error("no key left");
  }
}

const keys = new Keys(["a", "b", "c"]);

app.all("/proxy/*", (c) => keys.call(c.req.path));

class Feed {
  private cursor = "0";
  async poll(): Promise<object[]> {
    const page = await changes(this.cursor);
    this.cursor = page.next; // ! no-shared-state-race
    return page.items;
  }
}

const feed = new Feed();

app.get("/changes", async (c) => c.json({ items: await feed.poll() }));

export { app };
