import express from "express";

import { env } from "./env.ts";
import {
  allOf,
  both,
  dated,
  fresh,
  greeting,
  letterOf,
  mailOf,
  nested,
  noteOf,
  page,
  publicKey,
  sourceOf,
  templateOf,
  templates,
} from "./kept.ts";

const app = express();
const files = ["a.pem", "b.pem"] as const;
const defaults = { template: "a.html" };
const given = ["c.pem"] as const;

app.get("/", (req, res) => {
  const user = String(req.query["user"]);
  res.json([
    publicKey(env.keyPath), // !strict no-blocking-call:blocksOnce
    publicKey(files[0]), // !strict no-blocking-call:blocksOnce
    templateOf("welcome"), // !strict no-blocking-call:blocksOnce
    sourceOf("a.sql"), // !strict no-blocking-call:blocksOnce
    templates.render("x.html", user), // !strict no-blocking-call:blocksOnce
    greeting(user), // !strict no-blocking-call:blocksOnce
    page("page.html", user), // !strict no-blocking-call:blocksOnce
    allOf(files), // !strict no-blocking-call:blocksOnce
    mailOf({ template: "a.html", user }), // !strict no-blocking-call:blocksOnce
    letterOf({ template: "a.html", user }), // !strict no-blocking-call:blocksOnce
    noteOf({ template: "a.html", user }), // !strict no-blocking-call:blocksOnce
    both(), // !strict no-blocking-call:blocksOnce
    publicKey(...given), // !strict no-blocking-call:blocksOnce
    nested("a.pem", 2), // !strict no-blocking-call:blocksOnce
  ]);
});

app.get("/:name", (req, res) => {
  const { name } = req.params;
  const file = `keys/${name}.pem`;
  res.json([
    publicKey(file), // ! no-blocking-call
    publicKey(req.get("x-key") ?? env.keyPath), // ! no-blocking-call
    templateOf(name), // ! no-blocking-call
    templateOf("welcome", name), // ! no-blocking-call
    sourceOf(name), // ! no-blocking-call
    templates.render(name, "x"), // ! no-blocking-call
    page(name, "x"), // ! no-blocking-call
    allOf([name]), // ! no-blocking-call
    mailOf({ template: name, user: "" }), // ! no-blocking-call
    letterOf({ template: name, user: "" }), // ! no-blocking-call
    letterOf({ ...defaults, user: "" }), // !strict no-blocking-call:blocksOnce
    noteOf({ template: name, user: "" }), // ! no-blocking-call
    dated("a.pem"), // ! no-blocking-call
    fresh(env.keyPath), // ! no-blocking-call
    publicKey(...([name] as const)), // ! no-blocking-call
    nested(name, 2), // ! no-blocking-call
  ]);
});

export { app };
