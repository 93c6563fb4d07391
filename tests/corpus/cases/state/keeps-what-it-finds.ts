// What a write finds when it looks again stays where it is.
import express from "express";

declare function verify(token: string): Promise<string>;
declare function charge(user: string): Promise<void>;

interface Room {
  readonly id: string;
  readonly owner?: string;
  readonly open: boolean;
}

const app = express();

let state: { readonly owner?: string; readonly open: boolean } = { open: true };

app.post("/state/claim", async (req, res) => {
  if (state.owner) {
    res.sendStatus(409);
    return;
  }
  const user = await verify(String(req.headers.authorization));
  state = { ...state, owner: state.owner ?? user };
  res.json({ mine: state.owner === user });
});

function claim(user: string): void {
  const now = state;
  state = { ...now, owner: now.owner ?? user };
}

app.post("/state/claim/helper", async (req, res) => {
  if (state.owner) {
    res.sendStatus(409);
    return;
  }
  const user = await verify(String(req.headers.authorization));
  claim(user);
  res.json({ mine: state.owner === user });
});

const owners = new Map<string, string>();

app.post("/owners/:room", async (req, res) => {
  const { room } = req.params;
  if (owners.has(room)) {
    res.sendStatus(409);
    return;
  }
  const user = await verify(String(req.headers.authorization));
  const owner = owners.get(room) ?? req.body.owner ?? user;
  owners.set(room, owner);
  res.json({ mine: owner === user });
});

let highest = 0;

app.post("/mark/:at", async (req, res) => {
  const at = Number(req.params.at);
  if (at <= highest) {
    res.json({ highest });
    return;
  }
  await verify(String(at));
  highest = Math.max(highest, at);
  res.json({ highest });
});

const seen = new Map<string, number>();

app.post("/seen/:user/:at", async (req, res) => {
  const { user } = req.params;
  const at = Number(req.params.at);
  if (at <= (seen.get(user) ?? 0)) {
    res.end();
    return;
  }
  await verify(user);
  seen.set(user, Math.max(seen.get(user) ?? 0, at));
  res.end();
});

app.post("/state/take", async (req, res) => {
  if (state.owner) {
    res.sendStatus(409);
    return;
  }
  const user = await verify(String(req.headers.authorization));
  state = { ...state, owner: user }; // ! no-shared-state-race
  res.json({ owner: state.owner });
});

app.post("/state/old", async (req, res) => {
  const before = state;
  if (before.owner) {
    res.sendStatus(409);
    return;
  }
  const user = await verify(String(req.headers.authorization));
  state = { ...before, owner: before.owner ?? user }; // ! no-shared-state-race
  res.json({ owner: state.owner });
});

app.post("/owners/:room/old", async (req, res) => {
  const { room } = req.params;
  const before = owners.get(room);
  if (before) {
    res.sendStatus(409);
    return;
  }
  const user = await verify(String(req.headers.authorization));
  owners.set(room, before ?? user); // ! no-shared-state-race
  res.json({ user });
});

// Whoever comes second has paid as well.
app.post("/owners/:room/paid", async (req, res) => {
  const { room } = req.params;
  if (owners.has(room)) {
    res.sendStatus(409);
    return;
  }
  const user = String(req.headers.authorization);
  await charge(user);
  const owner = owners.get(room) ?? user;
  owners.set(room, owner); // ! no-shared-state-race
  res.json({ user });
});

let used = 0;

app.post("/use", async (req, res) => {
  if (used >= 10) {
    res.sendStatus(429);
    return;
  }
  await verify(String(req.headers.authorization));
  used = Math.max(used, used + 1); // ! no-shared-state-race
  res.json({ used });
});

let best = 0;

app.post("/best/:at", async (req, res) => {
  const before = best;
  const at = Number(req.params.at);
  if (at <= before) {
    res.end();
    return;
  }
  await verify(String(at));
  best = Math.max(before, at); // ! no-shared-state-race
  res.end();
});

// The better bid is the one that goes.
let highestBid = 0;

app.post("/bids/:bid", async (req, res) => {
  const bid = Number(req.params.bid);
  if (bid <= highestBid) {
    res.sendStatus(422);
    return;
  }
  await verify(String(req.headers.authorization));
  highestBid = Math.min(highestBid, bid); // ! no-shared-state-race
  res.json({ highestBid });
});

let lowestOffer = Number.POSITIVE_INFINITY;

app.post("/offers/:offer", async (req, res) => {
  const offer = Number(req.params.offer);
  if (lowestOffer <= offer) {
    res.sendStatus(422);
    return;
  }
  await verify(String(req.headers.authorization));
  lowestOffer = Math.min(lowestOffer, offer);
  res.json({ lowestOffer });
});

// The rest was calculated before the wait.
let left = 10;

app.post("/seats/:count", async (req, res) => {
  const count = Number(req.params.count);
  if (left < count) {
    res.sendStatus(422);
    return;
  }
  const rest = left - count;
  await verify(String(req.headers.authorization));
  left = Math.min(left, rest); // ! no-shared-state-race
  res.json({ left });
});
