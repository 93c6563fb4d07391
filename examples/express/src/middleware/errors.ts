import type { ErrorRequestHandler, RequestHandler } from "express";

import { HttpError } from "../http-error.ts";
import { logger } from "../logger.ts";

export const notFound: RequestHandler = (request, _response, next) => {
  next(new HttpError(404, `nothing at ${request.path}`));
};

export const answerErrors: ErrorRequestHandler = (
  error: unknown,
  request,
  response,
  next,
) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = error instanceof HttpError ? error.status : 500;
  if (status === 500) logger.error(String(error), { path: request.path });
  response.status(status).json({
    error: error instanceof HttpError ? error.message : "internal error",
  });
};
