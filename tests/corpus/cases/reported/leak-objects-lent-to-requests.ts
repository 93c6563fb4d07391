// One object for all requests that is made ready for each: data sources, strategies, services of a gateway.
import { createServer, type IncomingMessage } from "node:http";
import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from "express";

interface Context {
  readonly userId: string;
}

abstract class DataSource<C> {
  protected context!: C;

  initialize(config: { context: C }): void {
    this.context = config.context;
  }
}

class OrdersSource extends DataSource<Context> {
  constructor(private readonly rows: (user: string) => Promise<object[]>) {
    super();
  }

  async mine(): Promise<object[]> {
    await Promise.resolve();
    return this.rows(this.context.userId);
  }
}

declare function query(user: string): Promise<object[]>;
declare function lookUp(token: string): Promise<object | null>;

const app = express();
const orders = new OrdersSource(query);

app.post("/graphql", async (req, res) => {
  const context = { userId: req.get("x-user") ?? "" };
  orders.initialize({ context }); // ! no-request-state-leak
  res.json(await orders.mine());
});

app.post("/v2/graphql", async (req, res) => {
  const own = new OrdersSource(query);
  own.initialize({ context: { userId: req.get("x-user") ?? "" } });
  res.json(await own.mine());
});

abstract class Strategy {
  success!: (user: object) => void;
  fail!: (challenge: string) => void;
  abstract authenticate(req: Request): Promise<void>;
}

class TokenStrategy extends Strategy {
  async authenticate(req: Request): Promise<void> {
    const user = await lookUp(req.get("authorization") ?? "");
    if (user) this.success(user);
    else this.fail("Bearer");
  }
}

function authenticate(strategy: Strategy): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    // prettier-ignore
    strategy.success = (user) => { // ! no-request-state-leak
      Object.assign(req, { user });
      next();
    };
    // prettier-ignore
    strategy.fail = (challenge) => { // ! no-request-state-leak
      res.status(401).set("WWW-Authenticate", challenge).end();
    };
    void strategy.authenticate(req);
  };
}

function authenticateByCopy(prototype: Strategy): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    const strategy = Object.create(prototype) as Strategy;
    strategy.success = (user) => {
      Object.assign(req, { user });
      next();
    };
    strategy.fail = (challenge) => {
      res.status(401).set("WWW-Authenticate", challenge).end();
    };
    void strategy.authenticate(req);
  };
}

app.use("/api", authenticate(new TokenStrategy()));
app.use("/v2", authenticateByCopy(new TokenStrategy()));

interface Credentials {
  readonly user: string;
  readonly secret: string;
}

class Tickets {
  constructor(private readonly credentials: Credentials) {}

  async companies(): Promise<unknown> {
    const { user, secret } = this.credentials;
    const answer = await fetch("http://tickets.test", {
      headers: { user, secret },
    });
    return answer.json();
  }
}

function credentialsOf({ headers }: IncomingMessage): Credentials {
  return { user: String(headers["x-user"]), secret: String(headers["x-key"]) };
}

class Gateway {
  private tickets = new Tickets({ user: "", secret: "" });

  start(): void {
    createServer(async (request, response) => {
      this.lend(credentialsOf(request)); // ! no-request-state-leak
      await fetch("http://audit.test");
      response.end(JSON.stringify(await this.tickets.companies()));
    }).listen(8080);
  }

  startFixed(): void {
    createServer(async (request, response) => {
      const tickets = new Tickets(credentialsOf(request));
      await fetch("http://audit.test");
      response.end(JSON.stringify(await tickets.companies()));
    }).listen(8081);
  }

  private lend(credentials: Credentials): void {
    this.tickets = new Tickets(credentials);
  }
}

const gateway = new Gateway();
gateway.start();
gateway.startFixed();

export { app };
