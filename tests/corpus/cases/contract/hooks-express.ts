import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from "express";

const app = express();

// Express counts parameters: only a function of four is an error handler.
// prettier-ignore
const withoutNext: ErrorRequestHandler = (error, _req, res) => { // ! valid-hooks:errorArity
  res.status(500).json({ error: String(error) });
};

// prettier-ignore
const withDefault: ErrorRequestHandler = ( // ! valid-hooks:errorArity
  error,
  _req,
  res,
  next = () => undefined,
) => {
  if (res.headersSent) next(error);
  else res.sendStatus(500);
};

// prettier-ignore
const withRest: ErrorRequestHandler = (...args) => { // ! valid-hooks:errorArity
  args[2].sendStatus(500);
};

const right: ErrorRequestHandler = (error, _req, res, _next) => {
  res.status(500).json({ error: String(error) });
};

const async: ErrorRequestHandler = async (error, _req, res, _next) => {
  await Promise.resolve();
  res.status(500).json({ error: String(error) });
};

function declared(
  error: Error,
  _req: Request,
  res: Response,
  next: NextFunction,
): void {
  if (res.headersSent) next(error);
  else res.status(500).send(error.message);
}

const logger: RequestHandler = (req, _res, next) => {
  console.log(req.path);
  next();
};

/** Not handed to Express: what it is given is its caller's business. */
const render = (error: Error, _req: Request, res: Response): void => {
  res.status(500).send(error.message);
};

const delegating: ErrorRequestHandler = (error, req, res, _next) => {
  render(error as Error, req, res);
};

app.use(logger, withoutNext, withDefault, withRest, right, async, delegating);
app.use(declared);
// prettier-ignore
app.use((error: any, _req: any, res: any) => { // ! valid-hooks:errorArity
  console.error(error.message);
  res.status(500).json({ message: error.message });
});
app.use((req: any, res: any, next: any) => {
  res.status(404);
  next(req.path);
});
app.use((_req, res) => {
  res.status(404).send("not found");
});
