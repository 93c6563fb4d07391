// Files that production reads once, in front of which development looks at no cache.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import express from "express";

const isDevelopment = process.env.NODE_ENV !== "production";
const isProduction = !isDevelopment;
const texts = new Map<string, string | null>();

function template(name: string): string | null {
  if (process.env.NODE_ENV === "production") {
    const known = texts.get(name);
    if (known !== undefined) return known;
  }
  const file = path.join("views", `${name}.html`);
  const text = existsSync(file) ? readFileSync(file, "utf8") : null;
  texts.set(name, text);
  return text;
}

const partials: Record<string, string> = {};

function partial(name: string): string {
  if (isProduction && partials[name]) return partials[name];
  const text = readFileSync(`partials/${name}.html`, "utf8");
  if (isProduction) partials[name] = text;
  return text;
}

const locales = new Map<string, string>();
const layouts = new Map<string, string>();
const icons = new Map<string, string>();

function locale(code: "de" | "en"): string {
  const known = !process.env["NO_CACHE"] && locales.get(code);
  if (known) return known;
  const text = readFileSync(`locales/${code}.json`, "utf8");
  locales.set(code, text);
  return text;
}

function shell(name: string): string {
  const known = isProduction ? partials[name] : undefined;
  if (known !== undefined) return known;
  const text = readFileSync(`shells/${name}.html`, "utf8");
  partials[name] = text;
  return text;
}

function layout(name: string): string {
  let known = isDevelopment ? undefined : layouts.get(name);
  if (!known) {
    known = readFileSync(`layouts/${name}.html`, "utf8");
    layouts.set(name, known);
  }
  return known;
}

/** It is development that keeps what it has read. */
function icon(name: string): string {
  const known = isProduction ? icons.get(name) : undefined;
  if (known !== undefined) return known;
  const text = readFileSync(`icons/${name}.svg`, "utf8");
  if (isDevelopment) icons.set(name, text);
  return text;
}

/** Production is what reads each time here. */
function fresh(name: string): string | null {
  if (isDevelopment && texts.has(name)) return texts.get(name) ?? null;
  const text = readFileSync(name, "utf8");
  texts.set(name, text);
  return text;
}

/** Nobody has set that yet. */
function onDemand(name: string): string | null {
  if (process.env["CACHE"] === "on" && texts.has(name))
    return texts.get(name) ?? null;
  const text = readFileSync(name, "utf8");
  texts.set(name, text);
  return text;
}

function neverKept(name: string): string | null {
  if (isProduction) {
    const known = texts.get(name);
    if (known) return known;
  }
  return readFileSync(name, "utf8");
}

function longNames(name: string): string | null {
  if (isProduction && name.length > 3) {
    const known = texts.get(name);
    if (known) return known;
  }
  const text = readFileSync(name, "utf8");
  texts.set(name, text);
  return text;
}

const app = express();

app.get("/about", (request, response) => {
  response.write(template("about") ?? "");
  response.write(partial("footer"));
  response.write(shell("page"));
  response.write(layout("page"));
  response.write(locale(request.acceptsLanguages("de") ? "de" : "en"));
  response.end();
});

app.get("/status", (_request, response) => {
  response.write(fresh("status.html")); // ! no-blocking-call
  response.write(onDemand("status.html")); // ! no-blocking-call
  response.write(icon("status")); // ! no-blocking-call
  response.write(neverKept("status.html")); // ! no-blocking-call
  response.write(longNames("status.html")); // ! no-blocking-call
  response.end();
});

// A file for each name that anybody asks for.
app.get("/pages/:name", (request, response) => {
  response.write(template(request.params.name) ?? ""); // ! no-blocking-call
  response.end();
});
