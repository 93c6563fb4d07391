// Helpers that keep what they are given to make: what they call behind their own look is read once for each key.
import express from "express";
import { readFileSync } from "node:fs";

const app = express();

function createServices() {
  const made = new Map<string, unknown>();
  const once = <T>(key: string, make: () => T): T => {
    if (!made.has(key)) made.set(key, make());
    return made.get(key) as T;
  };
  return {
    get words() {
      return once("words", () => readFileSync("words.txt", "utf8").split("\n"));
    },
    terms: () => once("terms", () => readFileSync("terms.txt", "utf8")),
  };
}
const services = createServices();

app.get("/words", (_req, res) => {
  res.json(services.words.length);
});
app.get("/terms", (_req, res) => {
  res.send(services.terms());
});

class Memo {
  private readonly kept = new Map<string, unknown>();
  get<T>(key: string, make: () => T): T {
    let value = this.kept.get(key) as T | undefined;
    if (value === undefined) {
      value = make();
      this.kept.set(key, value);
    }
    return value;
  }
}
const memo = new Memo();
const readImprint = () => readFileSync("imprint.txt", "utf8");

app.get("/imprint", (_req, res) => {
  res.send(memo.get("imprint", readImprint));
});
app.get("/banner", (_req, res) => {
  res.send(memo.get("banner", () => readFileSync("banner.txt", "utf8")));
});
// One read for each name that anybody asks for.
app.get("/pages/:name", (req, res) => {
  const { name } = req.params;
  res.send(memo.get(name, () => readFileSync(name, "utf8"))); // ! no-blocking-call
});
const page = (name: string) => memo.get(name, () => readFileSync(name, "utf8"));
app.get("/help", (_req, res) => {
  res.send(page("help"));
});
app.get("/help/:name", (req, res) => {
  res.send(page(req.params.name)); // ! no-blocking-call
});

const kept = new Map<string, unknown>();
// Looks, but keeps nothing.
function unless<T>(key: string, make: () => T): T | undefined {
  return kept.has(key) ? undefined : make();
}
// Makes it anew each time, and keeps the first one.
function remake<T>(key: string, make: () => T): T {
  const value = make();
  if (!kept.has(key)) kept.set(key, value);
  return value;
}
// Keeps it for the one call.
function inside<T>(key: string, make: () => T): T | undefined {
  const own = new Map<string, T>();
  if (!own.has(key)) own.set(key, make());
  return own.get(key);
}
// One of the two ways goes around what is kept.
function force<T>(key: string, isForced: boolean, make: () => T): T {
  if (isForced) return make();
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key) as T;
}

app.get("/a", (_req, res) => {
  res.send(unless("a", () => readFileSync("a.txt"))); // ! no-blocking-call
});
app.get("/b", (_req, res) => {
  res.send(remake("b", () => readFileSync("b.txt"))); // ! no-blocking-call
});
app.get("/c", (_req, res) => {
  res.send(inside("c", () => readFileSync("c.txt"))); // ! no-blocking-call
});
app.get("/d", (req, res) => {
  const isForced = req.query.fresh === "1";
  res.send(force("d", isForced, () => readFileSync("d.txt"))); // ! no-blocking-call
});

// Two things to make, of which one is made each time; the same function may be both.
function both(first: () => string, second: () => string): string {
  if (!kept.has("both")) kept.set("both", first());
  return String(kept.get("both")) + second();
}
const readNews = () => readFileSync("news.txt", "utf8");
app.get("/news", (_req, res) => {
  res.send(both(readNews, () => ""));
});
app.get("/news/twice", (_req, res) => {
  res.send(both(readNews, readNews)); // ! no-blocking-call
});

// What each request makes for itself keeps nothing for the next one.
function createMemo() {
  const all = new Map<string, string>();
  return (key: string, make: () => string): string => {
    if (!all.has(key)) all.set(key, make());
    return all.get(key) ?? "";
  };
}
const memoOfAll = createMemo();
app.get("/rules", (_req, res) => {
  res.send(memoOfAll("rules", () => readFileSync("rules.txt", "utf8")));
});
app.get("/rules/own", (_req, res) => {
  const own = createMemo();
  res.send(own("rules", () => readFileSync("rules.txt", "utf8"))); // ! no-blocking-call
});

// Only as long as it runs: whoever comes later begins anew.
const running = new Map<string, Promise<string>>();
function share(key: string, work: () => Promise<string>): Promise<string> {
  const begun = running.get(key);
  if (begun) return begun;
  const started = work().finally(() => running.delete(key));
  running.set(key, started);
  return started;
}
app.get("/report", async (_req, res) => {
  res.send(
    await share("report", async () => readFileSync("report.txt", "utf8")), // ! no-blocking-call
  );
});
// What has failed is tried again, what has not stays.
const promised = new Map<string, Promise<string>>();
function promise(key: string, work: () => Promise<string>): Promise<string> {
  let begun = promised.get(key);
  if (!begun) {
    begun = work().catch((error: unknown) => {
      promised.delete(key);
      throw error;
    });
    promised.set(key, begun);
  }
  return begun;
}
app.get("/promise", async (_req, res) => {
  res.send(
    await promise("promise", async () => readFileSync("promise.txt", "utf8")),
  );
});
