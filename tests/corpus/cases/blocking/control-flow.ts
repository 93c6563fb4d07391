// Wherever in a body the call stands, and whatever stands around it.
import express from "express";
import fs from "node:fs";

const app = express();
const isDevelopment = process.env["NODE_ENV"] !== "production";
let page = fs.readFileSync("page.html", "utf8");

app.get("/", (_req, res) => {
  if (isDevelopment) page = fs.readFileSync("page.html", "utf8");
  res.send(page);
});

app.get("/try", (_req, res) => {
  try {
    res.send("fine");
  } catch (error) {
    console.error(error);
  } finally {
    fs.rmSync("lock", { force: true }); // ! no-blocking-call
  }
});

app.get("/switch/:kind", (req, res) => {
  switch (req.params.kind) {
    case "size":
      res.json(fs.statSync("page.html").size); // ! no-blocking-call
      break;
    case "name":
      res.json("page.html");
      break;
    default:
      res.sendStatus(404);
  }
});

app.get("/logical", (req, res) => {
  const q = req.query["q"];
  const text = typeof q === "string" ? q : fs.readFileSync("q", "utf8"); // ! no-blocking-call
  res.send(text);
});

app.get("/loop", (_req, res) => {
  const sizes: number[] = [];
  for (const name of ["a", "b"]) {
    sizes.push(fs.statSync(name).size); // ! no-blocking-call
  }
  res.json(sizes);
});

app.get("/class", (_req, res) => {
  class Once {
    static text: string;
    static {
      Once.text = fs.readFileSync("once", "utf8"); // ! no-blocking-call
    }
  }
  res.send(Once.text);
});

app.get("/iife", (_req, res) => {
  void (async () => {
    const text = fs.readFileSync("iife", "utf8"); // ! no-blocking-call
    res.send(text);
  })();
});

export { app };
