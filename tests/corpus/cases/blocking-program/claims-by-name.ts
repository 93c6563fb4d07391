// Who is at work is noted under its name and taken back at the end: the work is done each time. What stays is done once.
import express from "express";
import { readFileSync } from "node:fs";

const app = express();

const running = new Set<string>();
app.post("/reports", (_req, res) => {
  if (running.has("reports")) return void res.sendStatus(409);
  running.add("reports");
  try {
    res.send(readFileSync("reports.txt", "utf8")); // ! no-blocking-call
  } finally {
    running.delete("reports");
  }
});

const loaded = new Set<string>();
const pages = new Map<string, string>();
function load(): void {
  if (loaded.has("pages")) return;
  loaded.add("pages");
  try {
    pages.set("/", readFileSync("pages.txt", "utf8"));
  } catch {
    loaded.delete("pages");
  }
}
app.get("/pages", (_req, res) => {
  load();
  res.send(pages.get("/"));
});

const terms = new Map<string, string>();
function termsOf(): string | undefined {
  if (!terms.has("terms")) {
    terms.delete("draft");
    terms.set("terms", readFileSync("terms.txt", "utf8"));
  }
  return terms.get("terms");
}
app.get("/terms", (_req, res) => {
  res.send(termsOf());
});

const jobs = new Map<string, number>();
function begin(name: string): string {
  if (jobs.has(name)) return "";
  jobs.set(name, Date.now());
  const text = readFileSync("job.txt", "utf8");
  jobs.delete(name);
  return text;
}
app.get("/job", (_req, res) => {
  res.send(begin("job")); // ! no-blocking-call
});

// Given back when it is done, by whatever is left to run then.
const begun = new Map<string, Promise<string>>();
async function print(): Promise<string> {
  return readFileSync("print.txt", "utf8");
}
function printOnce(name: string): Promise<string> {
  const running = begun.get(name);
  if (running) return running;
  const work = print().finally(() => begun.delete(name));
  begun.set(name, work);
  return work;
}
app.get("/print", async (_req, res) => {
  res.send(await printOnce("print")); // ! no-blocking-call
});

const printed = new Map<string, string>();
function printAndKeep(name: string): Promise<string> | string {
  const value = printed.get(name);
  if (value !== undefined) return value;
  const running = begun.get(name);
  if (running) return running;
  const work = print().then((text) => {
    printed.set(name, text);
    begun.delete(name);
    return text;
  });
  begun.set(name, work);
  return work;
}
app.get("/printed", async (_req, res) => {
  res.send(await printAndKeep("print"));
});
