// Wrappers and registrars of a project: some keep what they are given for the requests, some call it once themselves.
import express, {
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import { readFileSync } from "node:fs";

const app = express();

type Render = (folder: string, name: string) => string;
type Handler = (req: Request, res: Response, next: NextFunction) => unknown;

/** Renders once, when the route is made. */
function fixed(render: Render): RequestHandler {
  const html = render("pages", "home.html");
  return (req, res) => {
    res.send(html);
  };
}

function homePage(folder: string, name: string): string {
  return readFileSync(`${folder}/${name}`, "utf8");
}

app.get("/home", fixed(homePage));
app.get(
  "/start",
  fixed((folder, name) => readFileSync(`${folder}/${name}`, "utf8")),
);

function install(to: Express, render: Render): void {
  to.get("/about", fixed(render));
}

function aboutPage(folder: string, name: string): string {
  return readFileSync(`${folder}/${name}`, "utf8");
}

install(app, aboutPage);

const renderers = rendererFor("de");

function rendererFor(language: string): Render {
  return (folder, name) =>
    readFileSync(`${folder}/${language}/${name}`, "utf8");
}

app.get("/german", fixed(renderers));

/** Makes the handler when the first request comes. */
function late(make: () => RequestHandler): RequestHandler {
  let made: RequestHandler | undefined;
  return (req, res, next) => {
    made ??= make();
    made(req, res, next);
  };
}

function mount(to: Express, path: string, make: () => RequestHandler): void {
  to.get(path, late(make));
}

mount(app, "/terms", () => (req, res) => {
  res.send("terms");
});

/** Keeps the handler for each request. */
const caught =
  (handler: Handler): RequestHandler =>
  (req, res, next) => {
    Promise.resolve(handler(req, res, next)).catch(next);
  };

function page(to: Express, path: string, handler: Handler): void {
  to.get(path, caught(handler));
}

function showPrices(req: Request, res: Response): void {
  res.send(readFileSync("prices.txt", "utf8")); // ! no-blocking-call
}

page(app, "/prices", showPrices);

/** Looks at the handler first, and binds it. */
function bound(handler: Handler): RequestHandler {
  if (typeof handler !== "function") throw new TypeError("no handler");
  const own = handler.bind(undefined);
  return (req, res, next) => {
    own(req, res, next);
  };
}

function showHours(req: Request, res: Response): void {
  res.send(readFileSync("hours.txt", "utf8")); // ! no-blocking-call
}

app.get("/hours", bound(showHours));
