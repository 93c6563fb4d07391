import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from "express";

declare function load(id: string): Promise<{ owner: string } | undefined>;

type AsyncHandler = (
  req: Request,
  res: Response,
  next: NextFunction,
) => Promise<void>;

const wrap =
  (handler: AsyncHandler): RequestHandler =>
  (req, res, next) => {
    handler(req, res, next).catch(next);
  };

const chain =
  (...handlers: RequestHandler[]): RequestHandler =>
  (req, res, done) => {
    let index = 0;
    const step: NextFunction = (error?: unknown) => {
      if (error) return done(error);
      const handler = handlers[index++];
      if (!handler) return done();
      return void handler(req, res, step);
    };
    step();
  };

const owner = wrap(async (req, res, next) => {
  const item = await load(String(req.params["id"]));
  if (!item) {
    next("route");
    return;
  }
  res.locals["owner"] = item.owner;
  next();
});

const failed: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  res.status(500).json({ error: String(error) });
};

export const app = express();
app.get(
  "/:id",
  chain(owner, (_req, _res, next) => next()),
  (_req, res) => {
    res.json({ owner: res.locals["owner"] });
  },
);
app.use(failed);
