// Right: factory bodies, singletons and module level run once, at start-up.
import express, { type RequestHandler } from "express";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";

interface Options {
  readonly dir: string;
  readonly fallback?: string;
}

export function staticPages(options: Options): RequestHandler {
  const pages = new Map<string, string>();
  for (const name of readdirSync(options.dir)) {
    pages.set(`/${name}`, readFileSync(path.join(options.dir, name), "utf8"));
  }
  const fallback =
    options.fallback && existsSync(options.fallback)
      ? readFileSync(options.fallback, "utf8")
      : undefined;
  return (req, res, next) => {
    const page = pages.get(req.path) ?? fallback;
    if (page === undefined) {
      next();
      return;
    }
    res.set("etag", createHash("sha1").update(page).digest("hex"));
    res.type("html").send(page);
  };
}

class Catalogue {
  private readonly items: readonly string[];

  constructor(file: string) {
    this.items = readFileSync(file, "utf8").split("\n");
  }

  search(prefix: string): string[] {
    return this.items.filter((item) => item.startsWith(prefix));
  }
}

const catalogue = new Catalogue("items.txt");

const requireApiKey = ((): RequestHandler => {
  const keys = new Set(readFileSync("keys.txt", "utf8").split("\n"));
  return (req, res, next) => {
    if (!keys.has(req.get("x-api-key") ?? "")) {
      res.sendStatus(401);
      return;
    }
    next();
  };
})();

const app = express();
app.use(staticPages({ dir: "public", fallback: "public/index.html" }));
app.use(requireApiKey);
app.get("/items", (req, res) => {
  res.json(catalogue.search(String(req.query["q"])));
});

export { app };
