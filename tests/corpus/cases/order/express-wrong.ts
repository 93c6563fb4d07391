import compression from "compression";
import cookieParser from "cookie-parser";
import cors from "cors";
import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type Response,
  Router,
} from "express";
import session from "express-session";
import helmet from "helmet";
import passport from "passport";

declare function find(id: string): Promise<{ id: string }>;

const onError: ErrorRequestHandler = (error: Error, req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  res.status(500).json({ message: error.message });
};

export function errorHandlerFirst() {
  const app = express();
  app.use(express.json());
  app.use(onError); // !strict middleware-order:earlyErrorHandler
  app.get("/orders/:id", async (req, res) => {
    res.json(await find(req.params["id"] ?? ""));
  });
  return app;
}

const fail = (e: Error, r: Response) => void r.status(500).send(e.message);

export function errorHandlerInPlace() {
  const app = express();
  const api = Router();
  app.use((e: Error, _q: Request, r: Response, _n: NextFunction) => fail(e, r)); // !strict middleware-order:earlyErrorHandler
  app.use("/api", api);
  return app;
}

export function errorHandlerBetween() {
  const app = express();
  app.get("/a", async (_req, res) => void res.json(await find("a")));
  app.use(onError); // !strict middleware-order:earlyErrorHandler
  app.get("/b", async (_req, res) => void res.json(await find("b")));
  app.listen(3000);
}

export function parserAfterRoute() {
  const app = express();
  app.post("/orders", (req, res) => {
    res.json({ got: (req.body as { id: string }).id });
  });
  app.use(express.json()); // !strict middleware-order:lateFiller
  app.post("/other", (req, res) => void res.json(req.body));
  return app;
}

function createOrder(req: express.Request, res: express.Response) {
  const { body } = req;
  res.json(body);
}

export function parserAfterNamedHandler() {
  const app = express();
  app.post("/orders", createOrder);
  app.get("/orders", (_req, res) => void res.send("[]"));
  app.use(express.urlencoded({ extended: false })); // !strict middleware-order:lateFiller
  app.post("/other", createOrder);
  return app;
}

export function parserAfterReadingMiddleware() {
  const app = express();
  app.use((req, _res, next) => {
    console.log(req.method, req.body);
    next();
  });
  app.use(express.json()); // !strict middleware-order:lateFiller
  app.post("/orders", createOrder);
  return app;
}

export function cookiesAfterReader() {
  const app = express();
  app.get("/me", (req, res) => {
    res.send((req.cookies as Record<string, string>)["session"]);
  });
  app.use(cookieParser()); // !strict middleware-order:lateFiller
  app.get("/you", (_req, res) => void res.send("you"));
  return app;
}

export function parserBehindEverything() {
  const app = express();
  const users = Router();
  app.use("/users", users);
  app.use(express.json()); // !strict middleware-order:lateWrapper
  app.use((_req, res) => void res.status(404).send("no such page"));
  app.listen(3000);
}

export function corsBehindRoutes() {
  const app = express();
  app.get("/a", (_req, res) => void res.send("a"));
  app.post("/b", (_req, res) => void res.send("b"));
  app.use(cors()); // !strict middleware-order:lateWrapper
  app.listen(3000);
}

export function securityBehindRouter() {
  const app = express();
  const api = Router();
  app.use("/api", api);
  app.use(helmet()); // !strict middleware-order:lateWrapper
  app.use(compression()); // !strict middleware-order:lateWrapper
  app.use(onError);
  return app;
}

export function loginBeforeSession() {
  const app = express();
  app.use(passport.initialize());
  app.use(passport.session()); // !strict middleware-order:lateSession
  app.use(session({ secret: "s" }));
  app.get("/", (_req, res) => void res.send("home"));
  return app;
}
