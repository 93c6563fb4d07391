// What handlers write down in an object says whether they have answered, also where the object goes on.
import express, { type Request, type Response } from "express";

interface Account {
  readonly id: string;
  readonly name?: string;
}

declare const accounts: {
  find(id: string): Promise<Account | undefined>;
  isOpen(account: Account | undefined): boolean;
};

const app = express();

/** The response is given the object: it doesn't change what is in it. */
app.post("/forms", (req, res) => {
  const errors: Record<string, string> = {};
  if (!req.query.name) errors.name = "missing";
  if (errors.name) res.status(400).json(errors);
  if (errors.name === undefined) res.json({ ok: true });
});

app.get("/gate", (req, res, next) => {
  res.locals.open = true;
  if (!req.query.key) {
    res.locals.open = false;
    res.status(403).end();
  }
  if (res.locals.open) next();
});

/** Without the question, the request goes on. */
app.get("/ajar", (req, res, next) => {
  res.locals.open = true;
  if (!req.query.key) {
    res.locals.open = false;
    res.status(403).end();
  }
  next(); // ! single-answer
});

class Reply {
  sent = false;
  refuse(req: Request, res: Response): void {
    if (req.query.key) return;
    this.sent = true;
    res.status(403).end();
  }
}

/** A part of an object is given to who sets it. */
class Desk {
  readonly reply = new Reply();
  answer(req: Request, res: Response): void {
    this.reply.sent = false;
    this.reply.refuse(req, res);
    if (!this.reply.sent) res.end("welcome");
  }
}

const desk = new Desk();
app.get("/desk", (req, res) => {
  desk.answer(req, res);
});

function stop(flags: { stopped: boolean }, req: Request, res: Response): void {
  if (req.query.key) return;
  flags.stopped = true;
  res.status(403).end();
}

app.get("/parts", (req, res, next) => {
  const state = { flags: { stopped: false } };
  state.flags.stopped = false;
  stop(state.flags, req, res);
  if (!state.flags.stopped) next();
});

/** A flag that goes through a function on its way into the condition. */
app.get("/flag", (req, res) => {
  let isSent = false;
  const refuse = (): void => {
    isSent = true;
    res.status(403).end();
  };
  if (!req.query.key) refuse();
  if (!Boolean(isSent)) res.end("welcome");
});

async function load(req: Request, res: Response): Promise<Account | undefined> {
  const account = await accounts.find(String(req.query.id));
  if (!account) {
    res.status(404).end();
    return undefined;
  }
  return account;
}

/** The value tells whether the helper has answered: asked by a function, by a switch, by what is made of it. */
app.get("/accounts/open", async (req, res) => {
  const account = await load(req, res);
  if (!accounts.isOpen(account)) return;
  res.json({ account });
});

app.get("/accounts/found", async (req, res) => {
  const account = await load(req, res);
  const isFound = Boolean(account);
  if (!isFound) return;
  res.json({ account });
});

app.get("/accounts/name", async (req, res) => {
  const name = (await load(req, res))?.name;
  if (!name) return;
  res.json({ name });
});

app.get("/accounts/switch", async (req, res) => {
  const account = await load(req, res);
  switch (account) {
    case undefined:
      return;
    default:
      res.json({ account });
  }
});

app.get("/accounts/pair", async (req, res) => {
  const [account, other] = await Promise.all([
    load(req, res),
    accounts.find("main"),
  ]);
  if (!account) return;
  res.json({ account, other });
});

/** Nothing asks for it. */
app.get("/accounts/any", async (req, res) => {
  const account = await load(req, res);
  const name = account?.name ?? "nobody";
  res.json({ name }); // ! single-answer
});
