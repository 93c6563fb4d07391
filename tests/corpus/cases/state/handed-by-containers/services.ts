import express from "express";
import { Container, Service } from "typedi";
import { container, singleton, type DependencyContainer } from "tsyringe";

interface User {
  readonly id: string;
}

declare function userOf(req: express.Request): Promise<User>;
declare function load(id: string): Promise<number>;
declare function settings(): Promise<{ readonly currency: string }>;

@singleton()
class Tickets {
  private last = 0;
  private readonly prices = new Map<string, number>();
  private current?: User;

  async take(): Promise<number> {
    const next = this.last + 1;
    await load(String(next));
    this.last = next; // ! no-shared-state-race
    return next;
  }

  async priceOf(id: string): Promise<number> {
    const known = this.prices.get(id);
    if (known !== undefined) return known;
    const price = await load(id);
    this.prices.set(id, price);
    return price;
  }

  begin(user: User): void {
    this.current = user;
  }

  async finish(): Promise<number> {
    return load(this.current?.id ?? "");
  }
}

@Service()
class Users {
  async find(id: string): Promise<number> {
    return load(id);
  }
}

@singleton()
class Rates {
  currency = "EUR";
  loaded?: Promise<{ readonly currency: string }>;
}

const app = express();

container.registerInstance("started", Date.now());
Container.set("name", "shop");

app.post("/tickets", async (_req, res) => {
  const id = await container.resolve(Tickets).take();
  res.json(id);
});

app.get("/prices/:id", async (req, res) => {
  const price = await container.resolve(Tickets).priceOf(req.params.id);
  res.json({ price, by: await Container.get(Users).find(req.params.id) });
});

app.post("/orders", async (req, res) => {
  const tickets = container.resolve(Tickets);
  tickets.begin(await userOf(req)); // ! no-request-state-leak
  await load("stock");
  res.json(await tickets.finish());
});

app.get("/rates", async (_req, res) => {
  const rates = container.resolve(Rates);
  rates.loaded ??= settings();
  const { currency } = await rates.loaded;
  res.json(currency);
});

app.use(async (req, _res, next) => {
  const user = await userOf(req);
  container.registerInstance("user", user); // ! no-request-state-leak
  next();
});

app.use(async (req, _res, next) => {
  container.register<User>("caller", { useValue: await userOf(req) }); // ! no-request-state-leak
  next();
});

function tell(scope: DependencyContainer, user: User): void {
  scope.register<User>("user", { useValue: user });
}

app.use(async (req, res, next) => {
  const child = container.createChildContainer();
  tell(child, await userOf(req));
  res.locals["container"] = child;
  next();
});

app.use(async (req, _res, next) => {
  tell(container, await userOf(req)); // ! no-request-state-leak
  next();
});

app.use(async (_req, _res, next) => {
  // The same for all, whoever asks first.
  container.registerInstance("settings", await settings());
  next();
});

app.get("/made-here", (req, res) => {
  const own = new Tickets();
  own.begin({ id: String(req.ip) });
  res.end();
});

/** The container is made for whoever calls. */
function routes(made: DependencyContainer): express.RequestHandler {
  const session = made.resolve(Tickets);
  return async (_req, res) => {
    res.json(await session.priceOf("1"));
  };
}
app.get("/made", routes(container));
