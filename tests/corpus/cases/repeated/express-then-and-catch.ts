import { Router } from "express";
import type { NextFunction, Request, RequestHandler, Response } from "express";

declare function loadTenant(host: string): Promise<{ id: string }>;

const router = Router();

// An error thrown behind `next()` comes back through `.catch(next)`; one call on each path all the same.
router.use((req, res, next) => {
  loadTenant(req.hostname)
    .then((tenant) => {
      res.locals["tenant"] = tenant;
      next();
    })
    .catch(next);
});

router.use((req, res, next) => {
  loadTenant(req.hostname).then(() => next(), next);
});

router.use((req, res, next) => {
  loadTenant(req.hostname)
    .then((tenant) => {
      res.locals["tenant"] = tenant;
    })
    .catch(next)
    .then(() => next()); // ! no-repeated-downstream
});

export const oncePerParam: RequestHandler = (req, res, next) => {
  for (const name of Object.keys(req.params)) {
    if (!/^\w+$/.test(name)) return next("route");
  }
  next();
};

// prettier-ignore
export const everyParam: RequestHandler = (req, res, next) => { // !strict must-answer
  for (const name of Object.keys(req.params)) {
    if (!/^\w+$/.test(name)) next("route"); // ! no-repeated-downstream
  }
};

export function errorHandler(
  error: Error & { status?: number },
  req: Request,
  res: Response,
  next: NextFunction,
): void {
  if (res.headersSent) {
    next(error);
    return;
  }
  if (error.status === 404) next();
  else next(error);
}

// A long chain is named by its steps, not by where it begins.
declare function traced(name: string, run: () => Promise<void>): Promise<void>;

router.use((req, res, next) => {
  void traced(req.path, async () => {
    await loadTenant(req.hostname);
    res.locals["saved"] = true;
  })
    .catch(next)
    .then(next); // ! no-repeated-downstream
});

router.use((req, res, next) => {
  traced(req.path, async () => {
    await loadTenant(req.hostname);
    res.locals["saved"] = true;
  }).then(() => {
    next();
  }, next);
});

export default router;
