// Express: ERR_HTTP_HEADERS_SENT, "the next middleware is skipped", the final handler runs early.
import express, { type RequestHandler } from "express";

declare function isAddress(text: string): boolean;
declare const db: {
  getCats(done: (error: Error | null, rows?: object[]) => void): void;
  getDogs(done: (error: Error | null, rows?: object[]) => void): void;
  load(id: string): Promise<object | undefined>;
};

// Address validation that goes on after next.
export const validateAddress: RequestHandler = (req, _res, next) => {
  if (!req.params["address"]) {
    next();
  }
  if (!isAddress(String(req.params["address"]))) {
    next(new Error("invalid address")); // ! no-repeated-downstream
  }
  next(); // ! no-repeated-downstream
};

export const validateAddressFixed: RequestHandler = (req, _res, next) => {
  if (!req.params["address"]) {
    return next();
  }
  if (!isAddress(String(req.params["address"]))) {
    return next(new Error("invalid address"));
  }
  return next();
};

const app = express();

// The error callback falls through to the success path.
app.get("/cats", (req, res, next) => {
  db.getCats((err, rows) => {
    if (err) {
      next(err);
    }
    res.locals["cats"] = rows;
    next(); // ! no-repeated-downstream
  });
});

app.get("/v2/cats", (req, res, next) => {
  db.getCats((err, rows) => {
    if (err) {
      next(err);
      return;
    }
    res.locals["cats"] = rows;
    next();
  });
});

// Skips the check for some paths, and runs it all the same.
app.use((req, res, next) => {
  if (req.path === "/health") next();
  res.locals["at"] = Date.now();
  next(); // ! no-repeated-downstream
});

app.use((req, res, next) => {
  if (req.path === "/health") {
    next();
  } else {
    res.locals["at"] = Date.now();
    next();
  }
});

// The idiom in thousands of code bases: next() doesn't throw what a later handler throws.
app.use(async (req, res, next) => {
  try {
    res.locals["user"] = await db.load(String(req.headers["x-user"]));
    next();
  } catch (error) {
    next(error);
  }
});

app.param("id", (req, res, next, id: string) => {
  db.load(id).then(
    (row) => {
      if (!row) {
        next(new Error("not found"));
      }
      res.locals["row"] = row;
      next(); // ! no-repeated-downstream
    },
    (error: unknown) => {
      next(error);
    },
  );
});

export { app };
