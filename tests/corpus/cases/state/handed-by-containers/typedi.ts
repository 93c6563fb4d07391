import express from "express";
import { Container, Service, Token } from "typedi";

interface User {
  readonly id: string;
}

declare function userOf(req: express.Request): Promise<User>;
declare function charge(user: User): Promise<number>;

@Service()
class Session {
  user?: User;
}

@Service({ transient: true })
class Draft {
  user?: User;
}

class Plain {
  user?: User;
}

const SESSION = new Token<Session>("session");
const app = express();

app.get("/inline", async (req, res) => {
  Container.get(Session).user = await userOf(req); // ! no-request-state-leak
  await charge({ id: "1" });
  res.json(Container.get(Session).user);
});

app.get("/token", async (req, res) => {
  const session = Container.get(SESSION);
  session.user = await userOf(req); // ! no-request-state-leak
  await charge({ id: "1" });
  res.json(session.user);
});

app.use(async (req, _res, next) => {
  Container.set("user", await userOf(req)); // ! no-request-state-leak
  next();
});

app.get("/user", (_req, res) => {
  res.json(Container.get<User>("user"));
});

app.get("/transient", async (req, res) => {
  const draft = Container.get(Draft);
  draft.user = await userOf(req);
  await charge({ id: "1" });
  res.json(draft.user);
});

app.get("/unknown", async (req, res) => {
  const plain = Container.get<Plain>("plain");
  plain.user = await userOf(req);
  await charge({ id: "1" });
  res.json(plain.user);
});

app.get("/of-one-request", async (req, res) => {
  const own = Container.of(req);
  own.set("user", await userOf(req));
  const session = own.get(Session);
  session.user = await userOf(req);
  await charge({ id: "1" });
  res.json(session.user);
});

app.get("/keyed", async (req, res) => {
  const id = String(req.headers["x-request-id"]);
  Container.set(id, await userOf(req));
  await charge({ id: "1" });
  res.json(Container.get<User>(id));
});
