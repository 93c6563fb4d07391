import express, { type RequestHandler } from "express";

declare function rateLimit(most: number): RequestHandler;
declare function log(line: string): void;

const strict = rateLimit(5);
const lax = rateLimit(500);

const app = express();

// A middleware that is called by hand goes on with the `next` it is given, or answers.
app.use((req, res, next) => {
  if (req.path.startsWith("/login")) {
    strict(req, res, next);
  }
  return lax(req, res, next); // ! no-repeated-downstream
});

app.use((req, res, next) => {
  strict(req, res, next);
  log(req.path);
  next(); // ! no-repeated-downstream
});

app.use((req, res, next) => {
  if (req.path.startsWith("/login")) {
    strict(req, res, next);
    return;
  }
  lax(req, res, next);
});

app.use((req, res, next) => {
  if (req.method !== "GET") return strict(req, res, next);
  next();
});

app.use((req, res, next) => {
  try {
    lax(req, res, next);
  } catch (error) {
    next(error);
  }
});

// A callback of its own decides when the chain goes on.
app.use((req, res, next) => {
  lax(req, res, (error) => {
    if (error) {
      next(error);
      return;
    }
    strict(req, res, next);
  });
});

export { app };
