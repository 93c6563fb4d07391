// Handlers behind a function of the project that lets them run only while somebody develops.
import { readFileSync } from "node:fs";
import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from "express";

const notFound: RequestHandler = (_request, response) => {
  response.sendStatus(404);
};

const developmentOnly = (handler: RequestHandler): RequestHandler =>
  process.env.NODE_ENV === "development" ? handler : notFound;

function hiddenInProduction(handler: RequestHandler): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (process.env.NODE_ENV === "production") {
      response.sendStatus(404);
      return;
    }
    return handler(request, response, next);
  };
}

const hiddenInTests = (handler: RequestHandler): RequestHandler =>
  process.env.NODE_ENV === "test" ? notFound : handler;

const announced = (handler: RequestHandler): RequestHandler => {
  if (process.env.NODE_ENV === "development") console.log(handler.name);
  return handler;
};

const app = express();

app.get(
  "/preview",
  developmentOnly((_request, response) => {
    response.send(readFileSync("preview.html", "utf8"));
  }),
);

const source: RequestHandler = (_request, response) => {
  response.send(readFileSync("main.ts", "utf8"));
};
app.get("/source", hiddenInProduction(source));

app.get(
  "/report",
  hiddenInTests((_request, response) => {
    response.send(readFileSync("report.html", "utf8")); // ! no-blocking-call
  }),
);

app.get(
  "/summary",
  announced((_request, response) => {
    response.send(readFileSync("summary.html", "utf8")); // ! no-blocking-call
  }),
);

// Once behind the wrapper, once without it.
const page: RequestHandler = (_request, response) => {
  response.send(readFileSync("page.html", "utf8")); // ! no-blocking-call
};
app.get("/drafts", developmentOnly(page));
app.get("/page", page);
