import express from "express";

interface Caller {
  user?: string | undefined;
  language?: string | undefined;
}

let caller: Caller = {};
let looks: { theme?: string; size: number } = { size: 1 };
let counts = { hits: 0, last: 0 };
let flags: Record<string, boolean> = {};

function remember(patch: Partial<Caller>): void {
  caller = { ...caller, ...patch }; // a part of it, for whoever calls
}

const restyle = (patch: Partial<typeof looks>): void => {
  looks = { ...looks, ...patch };
};

const count = (patch: Partial<typeof counts>): void => {
  counts = { ...counts, ...patch };
};

const switchTo = (patch: Record<string, boolean>): void => {
  flags = { ...flags, ...patch };
};

declare function audit(text: string): Promise<void>;

const app = express();

app.use((req, _res, next) => {
  remember({ user: req.header("x-user") }); // ! no-request-state-leak
  count({ hits: counts.hits + 1, last: Date.now() });
  next();
});

app.get("/me", async (_req, res) => {
  await audit("me");
  res.json({ user: caller.user });
});

// What somebody sets for all is meant to stay.
app.put("/looks", (req, res) => {
  restyle(req.body as { theme: string });
  res.end();
});

app.put("/flags", (req, res) => {
  switchTo(req.body as Record<string, boolean>);
  res.json(flags);
});

app.get("/looks", async (_req, res) => {
  await audit("looks");
  res.json({ theme: looks.theme, size: looks.size, ...counts });
});

export { app };
