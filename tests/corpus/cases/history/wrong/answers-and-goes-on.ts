// parse-server#2580: the router answers and goes on, so that users can add handlers
import express, { Router, type RequestHandler } from "express";
interface Result {
  status?: number;
  response: object;
  location?: string;
}
type Handler = (path: string) => Promise<Result>;
function makeExpressHandler(promiseHandler: Handler): RequestHandler {
  return function (req, res, next) {
    promiseHandler(req.path).then(
      (result) => {
        if (result.location) res.set("Location", result.location);
        res.status(result.status ?? 200);
        res.json(result.response);
        next(); // ! single-answer
      },
      (error) => {
        next(error);
      },
    );
  };
}
function makeExpressHandlerFixed(promiseHandler: Handler): RequestHandler {
  return function (req, res, next) {
    promiseHandler(req.path).then(
      (result) => {
        res.status(result.status ?? 200);
        res.json(result.response);
      },
      (error) => {
        next(error);
      },
    );
  };
}
const router = Router();
router.get(
  "/classes",
  makeExpressHandler(async (path) => ({ response: { path } })),
);
router.get(
  "/users",
  makeExpressHandlerFixed(async (path) => ({ response: { path } })),
);
express().use(router);
