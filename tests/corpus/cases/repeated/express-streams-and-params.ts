import express from "express";
import type { NextFunction, Request, Response } from "express";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";

interface Book {
  readonly id: string;
}
declare function findBook(
  id: string,
  done: (error: Error | null, book: Book | null) => void,
): void;

const app = express();

// Parameter handlers and streams call on in callbacks, once on each path.
app.param("book", (req, res, next, id: string) => {
  findBook(id, (error, book) => {
    if (error) return next(error);
    if (!book) return next("route");
    res.locals["book"] = book;
    next();
  });
});

app.param("shelf", (req, res, next, id: string) => {
  if (!/^\d+$/.test(id)) {
    next(new Error("shelf is a number"));
  }
  next(); // ! no-repeated-downstream
});

app.get("/files/:name", (req, res, next) => {
  pipeline(createReadStream(`files/${req.params.name}`), res, (error) => {
    if (error) next(error);
  });
});

app.get("/covers/:name", (req: Request, res: Response, next: NextFunction) => {
  const stream = createReadStream(`covers/${req.params["name"] ?? ""}`);
  stream.on("error", next);
  stream.pipe(res);
});

app.use((req, res, next) => {
  const timer = setTimeout(() => {
    req.destroy();
  }, 30_000);
  res.once("close", () => clearTimeout(timer));
  next();
});

app.use((req, res, next) => {
  switch (req.method) {
    case "GET":
      return next();
    case "POST":
      if (req.is("json")) return next();
      return next(new Error("json only"));
    default:
      next();
  }
});

app.use((req, res, next) => {
  switch (req.method) {
    case "GET":
      next();
    case "HEAD":
      next(); // ! no-repeated-downstream
      break;
    default:
      next();
  }
});

export default app;
