// agentmemory#67: one candidate after another
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
const candidates = [join("dist", "viewer.html"), join("src", "viewer.html")];
createServer((req, res) => {
  for (const p of candidates) {
    try {
      const html = readFileSync(p, "utf-8"); // ! no-blocking-call
      res.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
      res.end(html);
      return;
    } catch {}
  }
  res.writeHead(404);
  res.end();
});
createServer(async (req, res) => {
  for (const p of candidates) {
    const html = await readFile(p, "utf-8").catch(() => undefined);
    if (html) {
      res.end(html);
      return;
    }
  }
  res.writeHead(404).end();
});
