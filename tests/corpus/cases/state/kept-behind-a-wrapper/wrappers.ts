import type { Request, RequestHandler, Response } from "express";

/** Answers with what the work gives. */
export function answered(
  work: (req: Request) => Promise<unknown>,
): RequestHandler {
  return (req, res, next) => {
    work(req).then((value) => res.json(value), next);
  };
}

export function caught(
  work: (req: Request, res: Response) => Promise<void>,
): RequestHandler {
  return (req, res, next) => {
    work(req, res).catch(next);
  };
}

/** Prepares once, and answers every request with what came of it. */
export function prepared(
  work: (folder: string) => Promise<string>,
): RequestHandler {
  const text = work("texts");
  return (req, res, next) => {
    text.then((value) => res.send(value), next);
  };
}
