import { readFileSync } from "node:fs";
import express from "express";

import { count, drafts, pages, remember } from "./pages.ts";

function page(name: string): string {
  const known = pages.get(name);
  if (known !== undefined) return known;
  return remember(name, readFileSync(`pages/${name}.html`, "utf8"));
}

/** Nobody keeps the draft. */
function draft(name: string): string {
  const known = drafts.get(name);
  if (known !== undefined) return known;
  return count(name, readFileSync(`drafts/${name}.html`, "utf8"));
}

const app = express();

app.get("/about", (_request, response) => {
  response.send(page("about")); // !strict no-blocking-call
});

app.get("/draft", (_request, response) => {
  response.send(draft("about")); // ! no-blocking-call
});

export { app };
