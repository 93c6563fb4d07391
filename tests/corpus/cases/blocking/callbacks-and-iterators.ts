// Blocking work inside callbacks that run at once, generators and tagged templates.
import express from "express";
import fs, { type Dirent } from "node:fs";
import path from "node:path";

const app = express();
const PARTS = ["header", "nav", "footer"];

app.get("/page", (_req, res) => {
  const parts = PARTS.map((name) => fs.readFileSync(name, "utf8")); // ! no-blocking-call
  res.send(parts.join(""));
});

function* walk(dir: string): Generator<Dirent> {
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    yield entry;
    if (entry.isDirectory()) yield* walk(path.join(dir, entry.name));
  }
}

app.get("/tree", (_req, res) => {
  const files: string[] = [];
  for (const entry of walk("docs")) files.push(entry.name); // ! no-blocking-call
  res.json(files);
});

function include(strings: TemplateStringsArray, ...names: string[]): string {
  return strings
    .map((text, i) => {
      const name = names[i];
      return text + (name ? fs.readFileSync(`${name}.svg`, "utf8") : "");
    })
    .join("");
}

app.get("/badge/:name", (req, res) => {
  const svg = include`<div>${req.params.name}</div>`; // ! no-blocking-call
  res.type("svg").send(svg);
});

app.get("/total", (_req, res) => {
  const total = PARTS.reduce((sum, part) => sum + part.length, 0);
  res.json({ total });
});

app.get("/async-page", async (_req, res) => {
  const parts = await Promise.all(
    PARTS.map((name) => fs.promises.readFile(name, "utf8")),
  );
  res.send(parts.join(""));
});

export { app };
