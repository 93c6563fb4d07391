import express from "express";

// A number that goes up with each use is no state that anybody checks, and an entry under it is one request's own.

let used = 0;

function ticket(): string {
  return `${String(Date.now())}-${String(used++)}`;
}

class Settings {
  installation = ticket();
  captcha = { enabled: true };
}

let loaded: Settings | undefined;

function settings(): Settings {
  if (!loaded) return new Settings();
  return loaded;
}

interface Order {
  readonly customer: string;
}

const waiting = new Map<string, Order>();
const newest = new Map<string, Order>();

declare function verify(text: string, installation: string): Promise<boolean>;

async function isHuman(answer: string): Promise<boolean> {
  return await verify(answer, settings().installation);
}

export const app = express();

app.post("/register", async (req, res) => {
  const { captcha } = settings();
  if (captcha.enabled && !(await isHuman(req.url))) {
    res.sendStatus(403);
    return;
  }
  if (captcha.enabled) await isHuman(req.url);
  res.sendStatus(204);
});

app.post("/orders", async (req, res) => {
  const number = ticket();
  waiting.set(number, { customer: req.ip ?? "" });
  newest.set("newest", { customer: req.ip ?? "" }); // ! no-request-state-leak
  await verify(req.url, number);
  res.json({ number });
});

app.get("/orders/:number", async (req, res) => {
  const order = waiting.get(req.params.number);
  await verify(req.url, req.params.number);
  res.json({
    customer: order?.customer,
    newest: newest.get("newest")?.customer,
  });
});

// A day's key is the same for all requests of that day; that of a moment isn't.

const byDay: Record<string, Order> = {};
const byMoment: Record<string, Order> = {};

app.post("/today", async (req, res) => {
  const today = new Date().toISOString().slice(0, 10);
  const moment = `${today}-${String(Date.now())}`;
  byDay[today] = { customer: req.ip ?? "" }; // ! no-request-state-leak
  byMoment[moment] = { customer: req.ip ?? "" };
  await verify(req.url, moment);
  res.json([byDay[today].customer, byMoment[moment].customer]);
});
