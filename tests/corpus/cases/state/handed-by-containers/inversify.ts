import { Hono, type Context } from "hono";
import { Container } from "inversify";

interface User {
  readonly id: string;
}

declare function userOf(c: Context): Promise<User>;
declare function charge(user: User): Promise<number>;

interface Visits {
  last?: User;
}

class Session {
  user?: User;
}
class KeptVisits implements Visits {
  last?: User;
}
class Draft {
  user?: User;
}
class Both {
  user?: User;
}
class Default {
  user?: User;
}

const TYPES = {
  Session: Symbol("Session"),
  Visits: Symbol("Visits"),
  Draft: Symbol("Draft"),
  Fixed: Symbol("Fixed"),
};

const container = new Container();
container.bind(Session).toSelf().inSingletonScope();
container.bind<Session>(TYPES.Session).to(Session).inSingletonScope();
container.bind<Visits>(TYPES.Visits).to(KeptVisits).inSingletonScope();
container.bind<Draft>(TYPES.Draft).to(Draft);
container.bind<Draft>(TYPES.Fixed).toConstantValue(new Draft());
container.bind(Both).toSelf().inRequestScope();
container.bind<Both>("both").to(Both).inSingletonScope();

const keeping = new Container({ defaultScope: "Singleton" });
keeping.bind(Default).toSelf();

const app = new Hono();

app.get("/self", async (c) => {
  const session = container.get(Session);
  session.user = await userOf(c); // ! no-request-state-leak
  await charge({ id: "1" });
  return c.json(session.user);
});

app.get("/token", async (c) => {
  container.get<Session>(TYPES.Session).user = await userOf(c); // ! no-request-state-leak
  await charge({ id: "1" });
  return c.json(container.get<Session>(TYPES.Session).user);
});

app.get("/interface", async (c) => {
  const visits = container.get<Visits>(TYPES.Visits);
  visits.last = await userOf(c); // ! no-request-state-leak
  await charge({ id: "1" });
  return c.json(visits.last);
});

app.get("/constant", async (c) => {
  const fixed = container.get<Draft>(TYPES.Fixed);
  fixed.user = await userOf(c); // ! no-request-state-leak
  await charge({ id: "1" });
  return c.json(fixed.user);
});

app.get("/by-default", async (c) => {
  const kept = keeping.get(Default);
  kept.user = await userOf(c); // ! no-request-state-leak
  await charge({ id: "1" });
  return c.json(kept.user);
});

app.get("/draft", async (c) => {
  const draft = container.get<Draft>(TYPES.Draft);
  draft.user = await userOf(c);
  await charge({ id: "1" });
  return c.json(draft.user);
});

app.get("/request-scope", async (c) => {
  const both = container.get(Both);
  both.user = await userOf(c);
  await charge({ id: "1" });
  return c.json(both.user);
});

app.get("/child", async (c) => {
  const child = container.createChild();
  child.bind(Draft).toSelf().inSingletonScope();
  const draft = child.get(Draft);
  draft.user = await userOf(c);
  await charge({ id: "1" });
  return c.json(draft.user);
});
