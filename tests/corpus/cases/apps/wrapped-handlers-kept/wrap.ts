import { watch } from "node:fs";
import type { NextFunction, Request, RequestHandler, Response } from "express";

/** What the project's own middleware has put on a request. */
export type AppRequest = Omit<Request, "id"> & { readonly userId: string };
export type Handler = (
  request: AppRequest,
  response: Response,
  next: NextFunction,
) => unknown;

/** Answers with what a handler gives, and hands its errors on. */
export function handle(handler: Handler): RequestHandler {
  const wrapped = async (
    request: AppRequest,
    response: Response,
    next: NextFunction,
  ): Promise<void> => {
    try {
      const result = await handler(request, response, next);
      if (!response.headersSent && result !== undefined) response.json(result);
    } catch (error) {
      next(error);
    }
  };
  return wrapped as unknown as RequestHandler;
}

/** Makes a page once: nothing of a request is in it. */
export function madeOnce(make: (name: string, size: number) => string): string {
  return make("page", 10);
}

/** Runs something by the clock, and lets requests pass. */
export function everySecond(
  run: (label: string, turn: number) => void,
): RequestHandler {
  let turn = 0;
  setInterval(() => {
    run("tick", turn++);
  }, 1000);
  return (_request, _response, next) => {
    next();
  };
}

/** Runs something when a file has changed, and lets requests pass. */
export function onChange(
  run: (file: string, kind: string) => void,
): RequestHandler {
  watch(".", (kind, file) => {
    run(String(file), kind);
  });
  return (_request, _response, next) => {
    next();
  };
}

/** Makes a page for the first request. */
export function lazily(
  make: (name: string, size: number) => string,
): RequestHandler {
  let made: string | undefined;
  return (_request, response) => {
    made ??= make("page", 10);
    response.send(made);
  };
}
