import express from "express";
import type { NextFunction, Request, RequestHandler, Response } from "express";

declare function verify(
  token: string,
  done: (error: Error | null, user?: { id: string }) => void,
): void;

const app = express();

// `next(err)` without `return`: the error handler and the route both run.
app.use((req, res, next) => {
  if (!req.get("authorization")) {
    next(new Error("unauthorized"));
  }
  next(); // ! no-repeated-downstream
});

app.use((req, res, next) => {
  if (!req.get("authorization")) {
    return next(new Error("unauthorized"));
  }
  next();
});

export const viaCallback: RequestHandler = (req, res, next) => {
  verify(req.get("authorization") ?? "", (error, user) => {
    if (error) next(error);
    res.locals["user"] = user;
    next(); // ! no-repeated-downstream
  });
};

export const viaCallbackReturned: RequestHandler = (req, res, next) => {
  verify(req.get("authorization") ?? "", (error, user) => {
    if (error) return next(error);
    res.locals["user"] = user;
    next();
  });
};

export async function inCatch(
  req: Request,
  res: Response,
  next: NextFunction,
): Promise<void> {
  try {
    res.locals["body"] = await new Response2(req).text();
  } catch (error) {
    next(error);
  }
  next(); // ! no-repeated-downstream
}

export async function inCatchReturned(
  req: Request,
  res: Response,
  next: NextFunction,
): Promise<void> {
  try {
    res.locals["body"] = await new Response2(req).text();
  } catch (error) {
    next(error);
    return;
  }
  next();
}

class Response2 {
  constructor(private readonly source: AsyncIterable<Buffer>) {}

  async text(): Promise<string> {
    let text = "";
    for await (const chunk of this.source) text += chunk.toString();
    return text;
  }
}

export default app;
