import type { RequestHandler } from "express";

interface Options {
  readonly host: string;
  ticket?: string;
}
declare function get(
  options: Options,
  done: (error: Error | null, body: string) => void,
): void;

export function serviceValidate(host: string): RequestHandler {
  const options: Options = { host };
  return (req, res, next) => {
    if (typeof req.query["ticket"] !== "string") {
      next();
      return;
    }
    options.ticket = req.query["ticket"]; // ! no-request-state-leak
    get(options, (error, body) => {
      if (error) {
        next(error);
        return;
      }
      res.locals["session"] = { ticket: options.ticket, body };
      next();
    });
  };
}
