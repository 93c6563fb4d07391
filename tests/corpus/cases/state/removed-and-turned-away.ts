import express from "express";

interface Session {
  readonly userId: string;
}
declare function isRevoked(session: Session): Promise<boolean>;
declare function sessionsOf(userId: string): Promise<Record<string, number>>;
declare function ownerOf(code: string): Promise<string>;
const sessions = new Map<string, Session>();
const codes = new Map<string, string>();

/** Whoever takes it away a second time is told the same. */
async function live(id: string): Promise<Session | null> {
  const session = sessions.get(id);
  if (!session) return null;
  const all = await sessionsOf(session.userId);
  if (!all[id]) {
    sessions.delete(id); // !strict no-shared-state-race
    return null;
  }
  return session;
}

async function liveOrThrow(id: string): Promise<Session> {
  const session = sessions.get(id);
  if (!session) throw new Error("gone");
  if (await isRevoked(session)) {
    sessions.delete(id); // !strict no-shared-state-race
    throw new Error("revoked");
  }
  return session;
}

/** The same code for two. */
async function redeem(code: string): Promise<string | null> {
  const user = codes.get(code);
  if (!user) return null;
  const owner = await ownerOf(user);
  codes.delete(code); // ! no-shared-state-race:staleCheck
  return owner;
}

/** One of two says no, and both have passed. */
async function redeemOnce(code: string): Promise<boolean> {
  const user = codes.get(code);
  if (!user) return false;
  const owner = await ownerOf(user);
  if (owner === user) {
    codes.delete(code); // ! no-shared-state-race:staleCheck
    return true;
  }
  return false;
}

/** The same by a bare `return`, of a function that gives something otherwise. */
async function liveOrNothing(id: string): Promise<Session | undefined> {
  const session = sessions.get(id);
  if (!session) return;
  if (await isRevoked(session)) {
    sessions.delete(id); // !strict no-shared-state-race
    return;
  }
  return session;
}

const app = express();
app.get("/live/:id", async (req, res) => {
  res.json(await live(req.params.id));
});
app.get("/sure/:id", async (req, res) => {
  res.json(await liveOrThrow(req.params.id));
});
app.get("/codes/:id", async (req, res) => {
  res.json(await redeem(req.params.id));
});
app.get("/once/:id", async (req, res) => {
  res.json(await redeemOnce(req.params.id));
});
app.get("/me/:id", async (req, res) => {
  const session = sessions.get(req.params.id);
  if (!session) {
    res.status(401).end();
    return;
  }
  if (await isRevoked(session)) {
    sessions.delete(req.params.id); // !strict no-shared-state-race
    res.status(401).end();
    return;
  }
  res.json(session);
});
app.get("/maybe/:id", async (req, res) => {
  res.json(await liveOrNothing(req.params.id));
});
/** Of a handler that answers through an object, what `return` gives says nothing. */
app.post("/codes/:code", async (req, res) => {
  const code = codes.get(req.params.code);
  if (!code) {
    res.sendStatus(404);
    return;
  }
  const owner = await ownerOf(code);
  if (owner !== "") {
    codes.delete(req.params.code); // ! no-shared-state-race:staleCheck
    res.json({ owner });
    return;
  }
  res.sendStatus(409);
});
