import express from "express";

declare function start(name: string): Promise<void>;
declare function holderOf(name: string): Promise<string | undefined>;
declare function pay(name: string): Promise<boolean>;

const app = express();

const coolDowns = new Map<string, number>();

// What failed is noted for those who come later; whoever notes it a second time says the same.
app.post("/start/:name", async (req, res) => {
  const { name } = req.params;
  const until = coolDowns.get(name);
  if (until) throw new Error(`wait ${String(until - Date.now())} ms`);
  const holder = await holderOf(name);
  if (holder) throw new Error("somebody else has it");
  try {
    await start(name);
    res.sendStatus(204);
  } catch (error) {
    coolDowns.set(name, Date.now() + 5000);
    throw error;
  }
});

const broken = new Set<string>();

app.post("/try/:name", async (req, res) => {
  const { name } = req.params;
  if (broken.has(name)) throw new Error("broken");
  const holder = await holderOf(name);
  try {
    await start(name);
    res.json({ holder });
  } catch (error) {
    broken.add(name);
    throw error;
  }
});

// A count of failures is a limit: all who come at once may try.
const failures = new Map<string, number>();

app.post("/open/:name", async (req, res) => {
  const { name } = req.params;
  if ((failures.get(name) ?? 0) >= 3) throw new Error("locked");
  const holder = await holderOf(name);
  try {
    await start(name);
    res.json({ holder });
  } catch (error) {
    failures.set(name, (failures.get(name) ?? 0) + 1); // ! no-shared-state-race
    throw error;
  }
});

// Nothing that is waited for may have failed here: the mark is what keeps others out.
const taken = new Set<string>();

app.post("/take/:name", async (req, res) => {
  const { name } = req.params;
  if (taken.has(name)) {
    res.sendStatus(409);
    return;
  }
  await pay(name);
  try {
    JSON.parse(name);
  } catch {
    taken.add(name); // ! no-shared-state-race
  }
  res.sendStatus(204);
});

app.post("/keep/:name", async (req, res) => {
  const { name } = req.params;
  if (taken.has(name)) {
    res.sendStatus(409);
    return;
  }
  try {
    await pay(name);
    taken.add(name); // ! no-shared-state-race
  } catch {
    res.sendStatus(502);
    return;
  }
  res.sendStatus(204);
});

export default app;
