import express from "express";

declare function load(page: string): Promise<string>;
declare function vote(post: string, amount: number): Promise<void>;

let language = "en";
let amount = 0;
let total = 0;
let mode = "live";
let lastKind = "none";
let health = "up";
let isUp = true;

const app = express();

// Both values are fixed, but which of them it is comes from the request.
app.get("/page", async (req, res) => {
  language = req.headers["accept-language"]?.startsWith("fr") ? "fr" : "en"; // ! no-request-state-leak
  const text = await load(req.path);
  res.send(`${language}: ${text}`);
});

app.post("/vote/:post", async (req, res) => {
  const up = req.query["way"] === "up";
  amount = up ? 1 : -1; // ! no-request-state-leak
  await load(req.params.post);
  await vote(req.params.post, amount);
  res.end();
});

app.get("/own", async (req, res) => {
  const own = req.headers["accept-language"]?.startsWith("fr") ? "fr" : "en";
  const text = await load(req.path);
  res.send(`${own}: ${text}`);
});

// The same for every request.
app.get("/mode", async (req, res) => {
  mode = process.env["MODE"] === "test" ? "test" : "live";
  const text = await load(req.path);
  res.send(`${mode}: ${text}`);
});

// One more of what is there.
app.get("/total", async (req, res) => {
  total += req.query["way"] === "up" ? 1 : 2;
  const text = await load(req.path);
  res.send(`${String(total)}: ${text}`);
});

// Nobody reads it behind the wait.
app.get("/kind", async (req, res) => {
  lastKind = req.query["way"] === "up" ? "up" : "down";
  res.send(await load(`${req.path}/${lastKind}`));
});

// What the last answer has shown is for all who ask, in a word as well as in a truth value.
app.use((_req, res, next) => {
  res.on("finish", () => {
    health = res.statusCode >= 500 ? "down" : "up";
    isUp = res.statusCode < 500;
  });
  next();
});

app.get("/health", (_req, res) => {
  res.json({ health, isUp });
});

export { app };
