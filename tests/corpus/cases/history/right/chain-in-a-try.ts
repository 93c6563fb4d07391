// What a chain goes on with later doesn't come to the `catch` around it.
import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from "express";

interface Result {
  readonly status: number;
  readonly body: unknown;
}

function handled(work: (request: Request) => Promise<Result>): RequestHandler {
  return function (request: Request, response: Response, next: NextFunction) {
    try {
      work(request).then(
        (result) => {
          response.locals["result"] = result;
          next();
        },
        (error: unknown) => {
          next(error);
        },
      );
    } catch (error) {
      next(error);
    }
  };
}

declare function listed(request: Request): Promise<Result>;

express().get("/classes", handled(listed));
