// Express: what goes on twice, and the idioms that only look as if they did.
import express from "express";

declare const jwt: {
  verify(
    token: string,
    key: string,
    done: (error: Error | null, user?: object) => void,
  ): void;
};
declare const User: { findById(id: string): Promise<object | null> };
declare function upload(
  req: express.Request,
  done: (error: Error | null) => void,
): void;

const app = express();

app.use((req, res, next) => {
  User.findById(String(req.headers["x-user"]))
    .then((user) => {
      res.locals["user"] = user;
      next();
    })
    .catch(next);
});

app.use((req, res, next) => {
  upload(req, (error) => {
    if (error) {
      next(error);
    }
    next(); // ! no-repeated-downstream
  });
});

app.use((req, res, next) => {
  upload(req, (error) => {
    if (error) next(error);
    else next();
  });
});

app.use((req, res, next) => {
  jwt.verify(req.get("authorization") ?? "", "key", (error, user) => {
    if (error) return next(error);
    res.locals["user"] = user;
    return next();
  });
});

app.use(async (req, res, next) => {
  const user = await User.findById(String(req.headers["x-user"])).catch(next);
  if (!user) {
    return next(); // ! no-repeated-downstream
  }
  res.locals["user"] = user;
  next();
});

// Each role that fits lets the request through once more.
const roles = ["admin", "editor"];

// prettier-ignore
app.use("/edit", (req, res, next) => { // !strict must-answer
  const own = String(req.headers["x-roles"]).split(",");
  for (const role of roles) {
    if (own.includes(role)) next(); // ! no-repeated-downstream
  }
});

app.use("/v2/edit", (req, res, next) => {
  const own = String(req.headers["x-roles"]).split(",");
  for (const role of roles) {
    if (own.includes(role)) return next();
  }
  res.sendStatus(403);
});

app.use("/v3/edit", (req, res, next) => {
  const own = String(req.headers["x-roles"]).split(",");
  if (roles.some((role) => own.includes(role))) next();
  else next("route");
});

app.use(
  (
    error: Error,
    _req: express.Request,
    res: express.Response,
    next: express.NextFunction,
  ) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    res.status(500).json({ error: error.message });
  },
);

export { app };
