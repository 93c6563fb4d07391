// Right: what runs when the server starts, stops or crashes, and on a timer of the process.
import { execSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import https from "node:https";
import express from "express";

mkdirSync("run", { recursive: true });
const revision = execSync("git rev-parse --short HEAD").toString().trim();

const app = express();
app.locals["revision"] = revision;
app.set("banner", readFileSync("banner.txt", "utf8"));

app.get("/revision", (req, res) => {
  res.send(String(req.app.locals["revision"]));
});

const server = https.createServer(
  { key: readFileSync("key.pem"), cert: readFileSync("cert.pem") },
  app,
);

server.listen(8443, () => {
  writeFileSync("run/server.pid", String(process.pid));
});

server.on("close", () => {
  rmSync("run/server.pid");
});

process.once("SIGTERM", () => {
  server.close(() => {
    appendFileSync("run/log", "stopped\n");
  });
});

process.on("uncaughtException", (error) => {
  appendFileSync("run/log", `${error.stack ?? error.message}\n`);
  process.exit(1);
});

setInterval(() => {
  const { rss } = process.memoryUsage();
  appendFileSync("run/memory", `${String(rss)}\n`);
}, 60_000).unref();
