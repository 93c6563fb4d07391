import express from "express";
import type {
  ErrorRequestHandler,
  NextFunction,
  Request,
  RequestHandler,
  Response,
} from "express";

declare function userOf(token: string): Promise<{ id: string } | undefined>;

const app = express();

// `next` returns nothing in Express: none of these is an un-awaited promise.
app.use((req, res, next) => {
  const start = Date.now();
  res.on("finish", () => console.log(req.path, Date.now() - start));
  next();
});

app.use((req, res, next) => {
  setTimeout(next, 10);
});

app.use((req, res, next) => {
  void next();
});

const authenticate: RequestHandler = async (req, res, next) => {
  try {
    const user = await userOf(req.get("authorization") ?? "");
    if (!user) return void res.status(401).json({ error: "unauthorized" });
    res.locals["user"] = user;
    return next();
  } catch (error) {
    return next(error);
  }
};

async function awaitsNothing(
  req: Request,
  res: Response,
  next: NextFunction,
): Promise<void> {
  await next();
}

const asyncHandler =
  (
    handler: (req: Request, res: Response, next: NextFunction) => Promise<void>,
  ): RequestHandler =>
  (req, res, next) => {
    handler(req, res, next).catch(next);
  };

const onError: ErrorRequestHandler = (error, req, res, next) => {
  if (res.headersSent) return next(error);
  res.status(500).json({ error: "internal" });
};

app.use(authenticate, awaitsNothing);
app.get(
  "/me",
  asyncHandler(async (req, res) => {
    res.json(res.locals["user"]);
  }),
);
app.use(onError);

export default app;
