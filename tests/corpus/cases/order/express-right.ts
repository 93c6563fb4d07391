import cookieParser from "cookie-parser";
import cors from "cors";
import express, {
  Router,
  type ErrorRequestHandler,
  type RequestHandler,
} from "express";
import session from "express-session";
import passport from "passport";

declare function find(id: string): Promise<{ id: string }>;
declare function addRoutes(app: express.Express): void;
declare function parseUpload(): RequestHandler;

const onError: ErrorRequestHandler = (error: Error, _req, res, _next) => {
  res.status(500).json({ message: error.message });
};

export function inOrder() {
  const app = express();
  app.use(cors(), express.json(), cookieParser());
  app.use(session({ secret: "s" }));
  app.use(passport.session());
  app.post("/orders", (req, res) => void res.json(req.body));
  app.get("/orders/:id", async (req, res) => {
    res.json(await find(req.params["id"] ?? ""));
  });
  app.use((_req, res) => void res.status(404).send("no such page"));
  app.use(onError);
  return app;
}

/** Each part of an application may have a handler of its own. */
export function oneHandlerEach() {
  const app = express();
  const [api, pages] = [Router(), Router()];
  app.use("/api", api);
  app.use("/api", onError);
  app.use("/", pages);
  app.use(onError);
  return app;
}

/** For errors below its own path. */
export function handlerForPath() {
  const app = express();
  app.use("/api", onError);
  app.get("/pages", async (_req, res) => void res.json(await find("1")));
  return app;
}

/** What can't fail needs no handler behind it. */
export function healthLast() {
  const app = express();
  app.get("/orders", async (_req, res) => void res.json(await find("1")));
  app.use(onError);
  app.get("/health", (_req, res) => void res.send("ok"));
  return app;
}

/** A webhook checks the bytes as they came. */
export function rawFirst() {
  const app = express();
  app.post("/webhook", express.raw({ type: "*/*" }), (req, res) => {
    res.send(String((req.body as Buffer).length));
  });
  app.use(express.json());
  app.post("/orders", (req, res) => void res.json(req.body));
  return app;
}

/** Open to everybody, and meant so. */
export function openRouteFirst() {
  const app = express();
  app.get("/health", (_req, res) => void res.send("ok"));
  app.use(cors());
  app.get("/orders", async (_req, res) => void res.json(await find("1")));
  return app;
}

export function ownParser() {
  const app = express();
  app.use((req, _res, next) => {
    req.body = {};
    next();
  });
  app.post("/a", (req, res) => void res.json(req.body));
  app.use(express.json());
  app.post("/b", (req, res) => void res.json(req.body));
  return app;
}

export function parserOfRoute() {
  const app = express();
  app.post("/upload", parseUpload(), (req, res) => void res.json(req.body));
  app.use(express.json());
  app.post("/b", (req, res) => void res.json(req.body));
  return app;
}

/** By the time of `finish` the body has been read. */
export function readsWhenFinished() {
  const app = express();
  app.use((req, res, next) => {
    res.on("finish", () => console.log(req.body));
    next();
  });
  app.use(express.json());
  app.post("/a", (req, res) => void res.json(req.body));
  return app;
}

/** Others add their routes behind it. */
export function handedOn() {
  const app = express();
  app.get("/a", (_req, res) => void res.send("a"));
  app.use(cors());
  addRoutes(app);
  return app;
}

export function filesLast() {
  const app = express();
  app.get("/a", (_req, res) => void res.send("a"));
  app.use(cors());
  app.use(express.static("public"));
  return app;
}

/** Two applications share nothing. */
export function twoApplications() {
  const [admin, site] = [express(), express()];
  admin.post("/a", (req, res) => void res.json(req.body));
  site.use(express.json());
  site.post("/b", (req, res) => void res.json(req.body));
  return { admin, site };
}

/** For another path. */
export function otherPath() {
  const app = express();
  app.post("/a", (req, res) => void res.json(req.body));
  app.use("/b", express.json());
  app.post("/b/c", (req, res) => void res.json(req.body));
  return app;
}

export function underCondition(isTest: boolean) {
  const app = express();
  if (isTest) app.post("/a", (req, res) => void res.json(req.body));
  if (!isTest) app.use(express.json());
  return app;
}

/** The fallback of a single page. */
export function pageLast() {
  const app = express();
  app.get("/orders", async (_req, res) => void res.json(await find("1")));
  app.use(onError);
  app.get("*splat", (_req, res) => void res.sendFile("/srv/index.html"));
  return app;
}
