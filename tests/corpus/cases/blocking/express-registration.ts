// The ways to register with Express: chained routes, arrays, `param`, error handlers, sub-applications.
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
  type RequestParamHandler,
} from "express";
import fs from "node:fs";

const loadUser: RequestParamHandler = (_req, res, next, id: string) => {
  res.locals["user"] = fs.readFileSync(`users/${id}.json`, "utf8"); // ! no-blocking-call
  next();
};

const guard: RequestHandler = (_req, res, next) => {
  if (fs.existsSync("maintenance")) res.locals["maintenance"] = true; // ! no-blocking-call
  next();
};

const plain: RequestHandler = (_req, _res, next) => {
  next();
};

const onError: ErrorRequestHandler = (error: Error, _req, res, _next) => {
  fs.appendFileSync("errors.log", error.message); // ! no-blocking-call
  res.sendStatus(500);
};

const admin = express();
const router = express.Router();

router.param("id", loadUser);
router
  .route("/users/:id")
  .get((_req, res) => {
    res.json(res.locals["user"]);
  })
  .delete((req, res) => {
    fs.rmSync(`users/${req.params.id}.json`); // ! no-blocking-call
    res.sendStatus(204);
  });
router.all("/all", [guard, plain], (_req: unknown, res: express.Response) => {
  res.json({ names: fs.readdirSync("users") }); // ! no-blocking-call
});

admin.use(router);

const app = express();
app.use("/admin", admin);
app.use("/files", express.static("files"));
app.get("/manual", (_req, res) => {
  res.sendFile("manual.pdf", { root: "files" });
});
app.use(onError);

export { app };
