// youtube-makeanodejsapi#14, next.js#3890, expressjs#751, expressjs#2423
import express, {
  type NextFunction,
  type Request,
  type Response,
} from "express";
const ROOT_STATIC_FILES = ["/robots.txt", "/favicon.ico"];
export function login(req: Request, res: Response, next: NextFunction) {
  res.status(200).json({ user: req.query["user"] });
  return next(); // ! single-answer
}
function serveStatic(res: Response, path: string) {
  res.sendFile(path);
}
const app = express();
app.post("/login", login, (req, res) => {
  res.json({});
});
app.get("/*splat", (req, res) => {
  if (ROOT_STATIC_FILES.includes(req.url)) {
    serveStatic(res, `/static${req.url}`);
  }
  res.json({ other: true }); // ! single-answer
});
app.get("/fixed/*splat", (req, res) => {
  if (ROOT_STATIC_FILES.includes(req.url)) {
    serveStatic(res, `/static${req.url}`);
    return;
  }
  res.json({ other: true });
});
app.get("/foo", (req, res) => {
  res.send("foo");
  res.send("bar"); // ! single-answer
});
// written in parts, ended once
app.get("/parts", (req, res) => {
  res.write("foo");
  res.write("bar");
  res.end();
});
