// A request that chooses what all go by from now on; its answer and its log show what holds now.
import express from "express";

import { current, isOpen, setPhase } from "./phase.ts";

declare function save(key: string, value: unknown): Promise<void>;

export const app = express();

let paused = false;
let theme: "light" | "dark" = "light";
let language: "en" | "fr" = "en";

app.use((req, res, next) => {
  if (!isOpen()) {
    res.status(503).end();
    return;
  }
  if (current.level === "debug") res.setHeader("x-path", req.path);
  res.locals["sale"] = current.sale;
  next();
});

app.put("/phase", async (req, res) => {
  setPhase(req.body.open === true);
  await save("phase", isOpen());
  res.json({ open: isOpen() });
});

app.put("/level", async (req, res) => {
  current.level = req.query["verbose"] === "1" ? "debug" : "info";
  await save("level", current.level);
  console.info(`now ${current.level}`);
  res.sendStatus(204);
});

app.put("/sale", async (req, res) => {
  current.sale = req.body.on === "yes" ? true : false;
  await save("sale", current.sale);
  res.send(current.sale ? "the sale is on" : "the sale is over");
});

app.post("/queue", async (req, res) => {
  paused = req.body.paused === true ? true : false;
  current.interval = paused ? 60_000 : 1000;
  await save("queue", paused);
  res.json({ paused, interval: current.interval });
});

app.get("/queue", (_req, res) => {
  res.json({ paused, interval: current.interval });
});

// A link that an administrator follows: nothing else is to be seen there.
app.get("/theme", (req, res) => {
  theme = req.query["dark"] === "1" ? "dark" : "light";
  res.redirect("/");
});

app.get("/", (_req, res) => {
  res.send(`<body class="${theme}">`);
});

// What a header says belongs to who sent it.
app.get("/greeting", (req, res) => {
  language = req.get("accept-language") === "fr" ? "fr" : "en"; // ! no-request-state-leak:readElsewhere
  res.redirect("/hello");
});

app.get("/hello", (_req, res) => {
  res.send(language === "fr" ? "bonjour" : "hello");
});

// More than shown: what was chosen decides what is done for this request.
app.post("/sale/mail", async (req, res) => {
  current.sale = req.body.on === "yes" ? true : false; // ! no-request-state-leak:readAfter
  await save("sale", current.sale);
  if (current.sale) await save("mail", req.body.text);
  res.end();
});
