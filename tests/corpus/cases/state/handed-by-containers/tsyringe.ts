import express from "express";
import { container, injectable, Lifecycle, scoped, singleton } from "tsyringe";

interface User {
  readonly id: string;
}

declare function userOf(req: express.Request): Promise<User>;
declare function charge(user: User): Promise<number>;

@singleton()
class Session {
  user?: User;
  total = 0;

  async begin(req: express.Request): Promise<void> {
    this.user = await userOf(req); // ! no-request-state-leak
  }

  current(): User | undefined {
    return this.user;
  }
}

class Told {
  user?: User;
}
container.registerSingleton(Told);

class Named {
  user?: User;
}
container.registerSingleton<Named>("Named", Named);

class Held {
  user?: User;
}
container.register("held", { useValue: new Held() });
container.registerInstance(Held, new Held());

@injectable()
class Draft {
  user?: User;
}

@scoped(Lifecycle.ContainerScoped)
class Scoped {
  user?: User;
}

@scoped(Lifecycle.ResolutionScoped)
class Resolved {
  user?: User;
}

const app = express();

app.get("/inline", async (req, res) => {
  container.resolve(Session).user = await userOf(req); // ! no-request-state-leak
  await charge({ id: "1" });
  res.json(container.resolve(Session).user);
});

app.get("/kept", async (req, res) => {
  const session = container.resolve(Session);
  session.user = await userOf(req); // ! no-request-state-leak
  await charge(session.user);
  res.json(session.user);
});

app.get("/told", async (req, res) => {
  const told = container.resolve(Told);
  told.user = await userOf(req); // ! no-request-state-leak
  await charge({ id: "1" });
  res.json(told.user);
});

app.get("/named", async (req, res) => {
  const named = container.resolve<Named>("Named");
  named.user = await userOf(req); // ! no-request-state-leak
  await charge({ id: "1" });
  res.json(named.user);
});

app.get("/held", async (req, res) => {
  const held = container.resolve<Held>("held");
  held.user = await userOf(req); // ! no-request-state-leak
  await charge({ id: "1" });
  res.json(held.user);
});

app.get("/instance", async (req, res) => {
  const held = container.resolve(Held);
  held.user = await userOf(req); // ! no-request-state-leak
  await charge({ id: "1" });
  res.json(held.user);
});

app.post("/total", async (req, res) => {
  const before = container.resolve(Session).total;
  const price = await charge(await userOf(req));
  container.resolve(Session).total = before + price; // ! no-shared-state-race
  res.end();
});

app.get("/method", async (req, res) => {
  await container.resolve(Session).begin(req);
  await charge({ id: "1" });
  res.json(container.resolve(Session).current());
});

app.post("/same-tick", async (req, res) => {
  const price = await charge(await userOf(req));
  container.resolve(Session).total += price;
  res.end();
});

app.get("/transient", async (req, res) => {
  const draft = container.resolve(Draft);
  draft.user = await userOf(req);
  await charge(draft.user);
  res.json(draft.user);
});

app.get("/resolved", async (req, res) => {
  const draft = container.resolve(Resolved);
  draft.user = await userOf(req);
  await charge(draft.user);
  res.json(draft.user);
});

app.get("/transient-by-name", async (req, res) => {
  // Told is made once under its own name, and anew under this one.
  const draft = container.resolve<Told>("told");
  draft.user = await userOf(req);
  await charge(draft.user);
  res.json(draft.user);
});
container.register<Told>("told-anew", { useClass: Told });

app.get("/scope", async (req, res) => {
  const child = container.createChildContainer();
  const scope = child.resolve(Scoped);
  scope.user = await userOf(req);
  await charge(scope.user);
  res.json(scope.user);
});

app.get("/child-singleton", async (req, res) => {
  const child = container.createChildContainer();
  child.registerSingleton(Draft);
  const draft = child.resolve(Draft);
  draft.user = await userOf(req);
  await charge(draft.user);
  res.json(draft.user);
});
