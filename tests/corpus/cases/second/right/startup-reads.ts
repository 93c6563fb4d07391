import fs from "node:fs";
import path from "node:path";
import { pbkdf2, scrypt } from "node:crypto";
import { promisify } from "node:util";
import express from "express";

const settings = JSON.parse(fs.readFileSync("./settings.json", "utf8")) as {
  secret: string;
};
const templates = new Map(
  fs
    .readdirSync("./templates")
    .map((name) => [
      name,
      fs.readFileSync(path.join("./templates", name), "utf8"),
    ]),
);
const derive = promisify(scrypt);

export function createApp() {
  const banner = fs.existsSync("./banner.txt")
    ? fs.readFileSync("./banner.txt", "utf8")
    : "";
  const app = express();
  app.get("/:template", async (req, res) => {
    const key = (await derive(
      settings.secret,
      req.params.template,
      32,
    )) as Buffer;
    const text = await fs.promises.readFile("./footer.txt", "utf8");
    res.setHeader("etag", key.toString("hex"));
    res.send(banner + (templates.get(req.params.template) ?? "") + text);
  });
  app.post("/login", (_req, res) => {
    pbkdf2("x", "y", 100_000, 64, "sha512", (error, key) => {
      res.send(error ? "no" : key.toString("hex"));
    });
  });
  return app;
}
