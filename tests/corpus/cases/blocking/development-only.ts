// What runs only while somebody develops: production leaves before it.
import express from "express";
import fs from "node:fs";

export const ENVIRONMENT = process.env["NODE_ENV"] ?? "development";
const isProduction = ENVIRONMENT === "production";
const isLocal = process.env["HOSTED"] === undefined;
const hosted = !isLocal;

let settings = fs.readFileSync("settings.json", "utf8");

const app = express();

/** Right: in production the file was read at the start. */
function reloadWhileDeveloping(): void {
  if (ENVIRONMENT === "production" || hosted) return;
  settings = fs.readFileSync("settings.json", "utf8");
}

function reloadUnlessProduction(): void {
  if (!isProduction) settings = fs.readFileSync("settings.json", "utf8");
}

function reloadInTests(): void {
  if (isProduction) {
    return;
  } else {
    settings = fs.readFileSync("settings.json", "utf8");
  }
}

/** Wrong: where it is hosted says nothing of who runs it. */
function reloadLocally(): void {
  if (hosted) return;
  settings = fs.readFileSync("settings.json", "utf8");
}

function reloadInProduction(): void {
  if (!isProduction) return;
  settings = fs.readFileSync("settings.json", "utf8");
}

function reloadSomewhere(): void {
  if (isProduction && hosted) return;
  settings = fs.readFileSync("settings.json", "utf8");
}

app.get("/a", (_req, res) => {
  reloadWhileDeveloping();
  reloadUnlessProduction();
  reloadInTests();
  isProduction || fs.readFileSync("settings.json", "utf8");
  const fresh = isProduction
    ? settings
    : fs.readFileSync("settings.json", "utf8");
  res.send(fresh);
});

app.get("/b", (_req, res) => {
  reloadLocally(); // ! no-blocking-call
  reloadInProduction(); // ! no-blocking-call
  reloadSomewhere(); // ! no-blocking-call
  isProduction && fs.readFileSync("settings.json", "utf8"); // ! no-blocking-call
  res.send(settings);
});

export { app };

// Handlers that only development has.
if (!isProduction) {
  app.use((_req, res) => {
    res.send(fs.readFileSync("overlay.html", "utf8"));
  });
} else {
  app.use((_req, res) => {
    res.send(fs.readFileSync("index.html", "utf8")); // ! no-blocking-call
  });
}

const page = isProduction
  ? (): string => settings
  : (): string => fs.readFileSync("page.html", "utf8");

app.get("/page", (_req, res) => {
  res.send(page());
});

function addOverlay(): void {
  if (isProduction) return showStatic();
  app.get("/overlay", (_req, res) => {
    res.send(fs.readFileSync("overlay.html", "utf8"));
  });

  function showStatic(): void {
    app.get("/static", (_req, res) => {
      res.send(fs.readFileSync("static.html", "utf8")); // ! no-blocking-call
    });
  }
}

addOverlay();
