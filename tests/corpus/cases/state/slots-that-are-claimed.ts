// A slot that there is one of: whoever finds it taken is turned away.
import express from "express";

declare function verify(token: string): Promise<{ id: string; admin: boolean }>;
declare function announce(user: string): Promise<void>;

const app = express();

let presenter: { id: string } | undefined;

app.post("/presenter", async (req, res) => {
  const user = await verify(String(req.headers.authorization));
  if (presenter) {
    res.status(409).json({ error: "taken", by: presenter.id });
    return;
  }
  presenter = user;
  res.json({ presenter });
});

app.delete("/presenter", async (req, res) => {
  const user = await verify(String(req.headers.authorization));
  if (presenter?.id === user.id) presenter = undefined;
  res.sendStatus(204);
});

app.get("/presenter", (_req, res) => {
  res.json({ presenter: presenter?.id });
});

// The same with helpers that take it.
let speaker: { id: string } | undefined;

function speak(user: { id: string }): void {
  speaker = user;
}

app.post("/speaker", async (req, res) => {
  const user = await verify(String(req.headers.authorization));
  if (speaker) {
    res.status(409).json({ error: "taken", by: speaker.id });
    return;
  }
  speak(user);
  res.json({ speaker: speaker as unknown });
});

let last: { id: string } | undefined;

function remember(user: { id: string }): void {
  last = user;
}

app.post("/last", async (req, res) => {
  remember(await verify(String(req.headers.authorization))); // ! no-request-state-leak
  await announce("last");
  res.json({ last });
});

let state: { readonly owner?: string; readonly open: boolean } = { open: true };

app.post("/owner", async (req, res) => {
  const { id } = await verify(String(req.headers.authorization));
  if (!state.open || state.owner !== undefined) throw new Error("not free");
  state = { ...state, owner: id };
  await announce(id);
  res.json({ owner: state.owner });
});

let current: { id: string; admin: boolean } | undefined;

app.use(async (req, _res, next) => {
  current = await verify(String(req.headers.authorization)); // ! no-request-state-leak
  next();
});

app.get("/me", (_req, res) => {
  res.json({ me: current?.id });
});

let first: { id: string; admin: boolean } | undefined;

// Who comes second isn't turned away, but taken for the first one.
app.get("/first", async (req, res) => {
  if (!first) first = await verify(String(req.headers.authorization)); // ! no-request-state-leak
  if (!first.admin) {
    res.sendStatus(403);
    return;
  }
  res.json({ first });
});

let visitor: { id: string; admin: boolean } | undefined;

// It is another place that is asked for.
app.get("/visitor", async (req, res) => {
  if (!presenter) {
    res.sendStatus(409);
    return;
  }
  visitor = await verify(String(req.headers.authorization)); // ! no-request-state-leak
  await announce(visitor.id);
  res.json({ visitor });
});

let chair: { id: string; admin: boolean } | undefined;

// Others come between the check and the write.
app.post("/chair", async (req, res) => {
  if (chair) {
    res.sendStatus(409);
    return;
  }
  const user = await verify(String(req.headers.authorization));
  chair = user; // ! no-request-state-leak
  await announce(chair.id);
  res.json({ chair });
});

let host: string | undefined;

// It is looked at once more where it is written.
app.post("/host", async (req, res) => {
  if (host) {
    res.sendStatus(409);
    return;
  }
  const { id } = await verify(String(req.headers.authorization));
  host ??= id;
  res.json({ mine: host === id });
});

let guide: { id: string; admin: boolean } | undefined;

// Whoever has it may take it once more.
app.post("/guide", async (req, res) => {
  const user = await verify(String(req.headers.authorization));
  if (guide && guide.id !== user.id) {
    res.sendStatus(409);
    return;
  }
  guide = user;
  res.json({ guide });
});
