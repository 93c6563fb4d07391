// Right: what was decided before an await is decided again after it.
import { Hono } from "hono";

interface Session {
  readonly id: string;
  readonly expires: number;
}

declare function create(): Promise<Session>;
declare function compute(input: number): Promise<number>;

let session: Session | undefined;
let version = 0;
let value = 0;

const app = new Hono();

app.get("/session", async (c) => {
  if (!session) {
    const fresh = await create();
    // Somebody was faster: theirs counts.
    session ??= fresh;
  }
  return c.json(session);
});

// Optimistic: compute, then write only if nobody has written meanwhile.
app.post("/value", async (c) => {
  for (;;) {
    const seen = version;
    const result = await compute(value);
    if (version !== seen) continue;
    version = seen + 1;
    value = result;
    return c.json({ version, value });
  }
});

let quota = 100;

app.post("/quota", async (c) => {
  if (quota <= 0) return c.text("none left", 429);
  const cost = await compute(1);
  if (quota < cost) return c.text("too little left", 429);
  quota -= cost;
  return c.json({ quota });
});

export default app;
