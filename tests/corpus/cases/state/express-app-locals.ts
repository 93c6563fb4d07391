// `app.locals` is one object for all requests; `res.locals` is this request's.
import express from "express";

interface User {
  readonly name: string;
}

declare function userOf(cookie: string | undefined): Promise<User>;

const app = express();

app.use(async (req, _res, next) => {
  app.locals["user"] = await userOf(req.headers.cookie); // ! no-request-state-leak
  next();
});

app.use(async (req, res, next) => {
  res.locals["user"] = await userOf(req.headers.cookie);
  next();
});

app.get("/me", (_req, res) => {
  res.json(app.locals["user"]);
});

app.get("/me2", (_req, res) => {
  res.json(res.locals["user"]);
});

export { app };
