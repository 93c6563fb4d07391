import fs from "node:fs";
import express from "express";

const counters: Record<string, number> = fs.existsSync("./counters.json")
  ? (JSON.parse(fs.readFileSync("./counters.json", "utf8")) as Record<
      string,
      number
    >)
  : {};

function dump() {
  fs.writeFileSync("./counters.json", JSON.stringify(counters));
}

process.on("SIGTERM", () => {
  dump();
  process.exit(0);
});
process.on("uncaughtException", (error) => {
  fs.appendFileSync("./crash.log", String(error));
  process.exit(1);
});

export const app = express();

app.get("/files/:name", (req, res, next) => {
  const name = "downloads";
  counters[name] = (counters[name] ?? 0) + 1;
  const stream = fs.createReadStream(`./files/${req.params.name}`);
  stream.on("error", next);
  stream.pipe(res);
});
