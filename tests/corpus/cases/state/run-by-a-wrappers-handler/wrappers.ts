import type { Request, RequestHandler, Response } from "express";

/** Calls it for each request, with the request. */
export function json<T>(
  run: (req: Request) => Promise<T>,
): (req: Request, res: Response) => Promise<void> {
  return async (req, res) => {
    res.json(await run(req));
  };
}

/** Calls it once, for what it makes of it. */
export function page(
  render: (name: string) => Promise<string>,
): RequestHandler {
  const rendered = render("index");
  return (_req, res, next) => {
    rendered.then((html) => res.send(html), next);
  };
}

/** Calls it with something of its own. */
export function polled(
  load: (round: number) => Promise<string>,
): RequestHandler {
  let round = 0;
  let latest = "";
  setInterval(() => {
    void load(round++).then((text) => {
      latest = text;
    });
  }, 1000);
  return (_req, res) => {
    res.send(latest);
  };
}

/** Asks it for each request. */
export function only(
  allows: (req: Request) => Promise<boolean>,
): RequestHandler {
  return async (req, res, next) => {
    if (await allows(req)) next();
    else res.status(403).end();
  };
}
