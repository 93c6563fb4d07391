import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Hono } from "hono";

// A container that is filled where nothing is in it is filled once for the process.

const folder = join(process.cwd(), "views");
const names = ["index", "about", "terms"];
const views = new Map<string, string>();
const pages: string[] = [];
const parts = new Map<string, string>();
const full = new Map<string, string>();
const most = 10;

function loadViews(): void {
  if (views.size > 0) return;
  for (const name of names) {
    const file = join(folder, `${name}.html`);
    if (!existsSync(file)) continue;
    views.set(name, readFileSync(file, "utf8"));
  }
}

function listPages(): readonly string[] {
  if (pages.length === 0) pages.push(...readdirSync(folder));
  return pages;
}

function loadParts(): void {
  if (!parts.size) {
    for (const name of names) parts.set(name, readFileSync(name, "utf8"));
  }
}

/** What is full is left alone; what isn't is read again. */
function topUp(): void {
  if (full.size > most) return;
  for (const name of names) full.set(name, readFileSync(name, "utf8"));
}

/** Nothing is ever put into what is asked here. */
function readAll(): string[] {
  if (views.size > 0) return [...views.values()];
  return names.map((name) => readFileSync(name, "utf8"));
}

export const app = new Hono();

app.get("/views/:name", (c) => {
  loadViews(); // !strict no-blocking-call
  return c.html(views.get(c.req.param("name")) ?? "");
});
app.get("/pages", (c) => c.json(listPages())); // !strict no-blocking-call
app.get("/parts", (c) => {
  loadParts(); // !strict no-blocking-call
  return c.json([...parts.keys()]);
});
app.get("/top-up", (c) => {
  topUp(); // ! no-blocking-call
  return c.json([...full.keys()]);
});
app.get("/all", (c) => c.json(readAll())); // ! no-blocking-call

const due: string[] = [];
const drafts = new Map<string, string>();

/** What runs empty is filled again and again. */
function nextDue(): string {
  if (due.length === 0) due.push(...readdirSync(folder));
  return due.shift() ?? "";
}

function reloadDrafts(): void {
  drafts.clear();
  if (drafts.size === 0) drafts.set("new", readFileSync("new", "utf8"));
}

/** That there is something doesn't say that it is this. */
function draft(name: string): string {
  if (drafts.size > 0 && drafts.has(name)) return drafts.get(name) ?? "";
  const text = readFileSync(name, "utf8");
  drafts.set(name, text);
  return text;
}

app.get("/due", (c) => c.text(nextDue())); // ! no-blocking-call
app.get("/drafts", (c) => {
  reloadDrafts(); // ! no-blocking-call
  return c.json([...drafts.keys()]);
});
app.get("/drafts/:name", (c) => c.text(draft(c.req.param("name")))); // ! no-blocking-call
