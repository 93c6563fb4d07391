import express from "express";

// What is made once for each name may be made twice at the start; what is counted may not.

interface Kept {
  readonly value: unknown;
  readonly since: number;
}

const kept: Record<string, Kept> = {};

function single<Value>(
  name: string,
  make: () => Promise<Value>,
): Promise<unknown> {
  const keep = (value: Value, since: number): Value => {
    kept[`single_${name}`] = { value, since };
    return value;
  };
  const known = kept[`single_${name}`] as Kept | undefined;
  if (known) return Promise.resolve(known.value);
  const since = Date.now();
  return make().then((value) => keep(value, since));
}

interface Database {
  find(id: string): Promise<string>;
}

declare function openDatabase(): Promise<Database>;

export const app = express();

app.get("/:id", async (req, res) => {
  const database = (await single("database", openDatabase)) as Database;
  res.send(await database.find(req.params.id));
});

declare function openFor(customer: string): Promise<Database>;

app.get("/customers/:customer/:id", async (req, res) => {
  const { customer, id } = req.params;
  const database = (await single(`of-${customer}`, () =>
    openFor(customer),
  )) as Database;
  res.send(await database.find(id));
});

let seats = 0;

app.post("/seats", (req, res, next) => {
  if (seats >= 4) {
    res.sendStatus(409);
    return;
  }
  openDatabase().then((database) => {
    seats += 1; // ! no-shared-state-race
    res.json({ database, host: req.hostname });
  }, next);
});

let keys: Promise<unknown> | undefined;
let first: string | undefined;

app.get("/keys", async (req, res) => {
  keys ??= fetch("https://keys.test", {
    headers: { "x-trace": req.get("x-trace") ?? "" },
  }).then((answer) => answer.json());
  res.json({ keys: await keys });
});

app.get("/first", async (req, res) => {
  const named = await fetch(`https://names.test/${req.url}`);
  first ??= await named.text(); // ! no-request-state-leak
  res.send(first);
});
