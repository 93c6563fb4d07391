// The logger of the request in a module variable: the next request's lines carry the wrong id.
import express from "express";
import { randomUUID } from "node:crypto";

interface Logger {
  child(bindings: object): Logger;
  info(message: string): void;
}

declare const root: Logger;
declare function findUser(id: string): Promise<object>;

let log = root;

const app = express();

app.use((req, _res, next) => {
  log = root.child({ id: req.get("x-request-id") ?? randomUUID() }); // ! no-request-state-leak
  next();
});

app.get("/users/:id", async (req, res) => {
  log.info("looking up");
  const user = await findUser(req.params.id);
  log.info("found");
  res.json(user);
});

app.get("/v2/users/:id", async (req, res) => {
  const own = root.child({ id: req.get("x-request-id") });
  own.info("looking up");
  const user = await findUser(req.params.id);
  own.info("found");
  res.json(user);
});

export { app };
