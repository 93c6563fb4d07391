// A helper that does more for one kind than for the others: who names another kind has nothing of it.
import express from "express";

declare function renew(token: string): Promise<{ token: string }>;
declare function store(kind: string, options: object): Promise<void>;

interface Options {
  token: string;
}

const app = express();

async function register(
  kind: "oauth" | "plain",
  options: Options,
): Promise<void> {
  if (kind === "oauth") {
    const renewed = await renew(options.token);
    options.token = renewed.token;
  }
  await store(kind, options);
}

const KIND = "plain";
const sample: Options = { token: "sample" };
const shared: Options = { token: "shared" };

app.post("/samples", async (_req, res) => {
  await register(KIND, sample);
  res.sendStatus(201);
});

app.post("/shared", async (_req, res) => {
  await register("oauth", shared); // ! no-shared-state-race:lostUpdate
  res.sendStatus(201);
});

app.post("/own", async (req, res) => {
  await register("oauth", { token: String(req.body.token) });
  res.sendStatus(201);
});

interface Account {
  name: string;
  hash: string;
}

declare function verify(text: string, hash: string): Promise<boolean>;
declare function hashOf(text: string): Promise<string>;

const accounts: Account[] = [];

/** Not empty, but out of date: two may have shown the old one. */
app.put("/password", async (req, res) => {
  const account = accounts.find(({ name }) => name === req.body.name);
  if (!account) {
    res.sendStatus(404);
    return;
  }
  if (!(await verify(req.body.old, account.hash))) {
    res.sendStatus(403);
    return;
  }
  account.hash = await hashOf(req.body.new); // !strict no-shared-state-race:staleCheck
  res.sendStatus(204);
});

let counts: Record<string, number> = {};
let sentAt = 0;

function send(): void {
  const all = Object.entries(counts);
  sentAt = Date.now();
  counts = {};
  void store("counts", all);
}

/** Right: each call counts, and sends what there is when it is time. */
function count(name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
  if (Date.now() - sentAt > 30_000) send();
}

app.get("/counted", async (_req, res) => {
  count("started");
  const text = await hashOf("counted");
  count("done");
  res.send(text);
});

export { app };
