// A handler that is registered only while somebody develops blocks nobody who waits.
import express, { type Request, type Response } from "express";
import { readFileSync } from "node:fs";
const app = express();
const h = (req: Request, res: Response): void => {
  res.send(readFileSync("a", "utf8"));
};
if (process.env.NODE_ENV !== "production") app.get("/debug", h);

function dump(req: Request, res: Response): void {
  res.send(readFileSync("a", "utf8"));
}
if (process.env.NODE_ENV !== "production") {
  app.get("/dump", dump);
}
const both = (req: Request, res: Response): void => {
  res.send(readFileSync("b", "utf8")); // ! no-blocking-call
};
if (process.env.NODE_ENV !== "production") app.get("/both", both);
app.get("/both2", both);
const prod = (req: Request, res: Response): void => {
  res.send(readFileSync("d", "utf8")); // ! no-blocking-call
};
if (process.env.NODE_ENV === "production") app.get("/prod", prod);
const isDev = process.env.NODE_ENV === "development";
const viaConst = (req: Request, res: Response): void => {
  res.send(readFileSync("e", "utf8"));
};
isDev && app.get("/e", viaConst);
export function setup(target: express.Express): void {
  const inner = (req: Request, res: Response): void => {
    res.send(readFileSync("f", "utf8"));
  };
  if (process.env.NODE_ENV === "production") return;
  target.get("/f", inner);
}
const table = {
  debug: (req: Request, res: Response): void => {
    res.send(readFileSync("g", "utf8"));
  },
};
if (isDev) app.get("/g", table.debug);
const helper = (): string => readFileSync("h", "utf8");
const withHelper = (req: Request, res: Response): void => {
  res.send(helper());
};
if (isDev) app.get("/h", withHelper);
class Debug {
  show = (req: Request, res: Response): void => {
    res.send(readFileSync("i", "utf8"));
  };
  tell(req: Request, res: Response): void {
    res.send(readFileSync("j", "utf8"));
  }
}
const debug = new Debug();
if (isDev) app.get("/i", debug.show).get("/j", debug.tell);
const router = express.Router();
router.get("/k", (req, res) => {
  res.send(readFileSync("k", "utf8"));
});
if (isDev) app.use("/dev", router);
const plain = (req: Request, res: Response): void => {
  res.send(readFileSync("l", "utf8")); // ! no-blocking-call
};
app.get("/l", plain);
function debugRoutes(target: express.Express): void {
  target.get("/m", (req, res) => {
    res.send(readFileSync("m", "utf8"));
  });
}
if (isDev) debugRoutes(app);
function allRoutes(target: express.Express): void {
  target.get("/n", (req, res) => {
    res.send(readFileSync("n", "utf8")); // ! no-blocking-call
  });
}
if (isDev) allRoutes(app);
else allRoutes(express());
const adminRouter = express.Router();
adminRouter.get("/o", (req, res) => {
  res.send(readFileSync("o", "utf8")); // ! no-blocking-call
});
if (isDev) app.use("/dev", adminRouter);
app.use("/admin", adminRouter);
app.listen(1);
