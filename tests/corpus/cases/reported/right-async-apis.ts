// Right: the asynchronous half of every module whose synchronous half is reported elsewhere.
import { exec, execFile, spawn } from "node:child_process";
import {
  createHash,
  pbkdf2,
  randomBytes,
  randomUUID,
  scrypt,
} from "node:crypto";
import { createReadStream, readFile, stat } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { createGzip, gzip } from "node:zlib";
import express from "express";
import bcrypt from "bcrypt";

const app = express();
const derive = promisify(pbkdf2);
const compress = promisify(gzip);

app.get("/file", (req, res, next) => {
  readFile("page.html", "utf8", (error, text) => {
    if (error) {
      next(error);
      return;
    }
    res.send(text);
  });
});

app.get("/stream", (_req, res) => {
  createReadStream("video.mp4").pipe(createGzip()).pipe(res);
});

app.get("/size", (_req, res, next) => {
  stat("video.mp4", (error, stats) => {
    if (error) next(error);
    else res.json({ size: stats.size });
  });
});

app.get("/disk", (_req, res) => {
  exec("df -h", (_error, stdout) => {
    res.send(stdout);
  });
});

app.get("/version", (_req, res) => {
  execFile("git", ["rev-parse", "HEAD"], (_error, stdout) => res.send(stdout));
});

app.post("/convert", (_req, res) => {
  const child = spawn("convert", ["-", "png:-"]);
  child.stdout.pipe(res);
});

app.post("/keys", (_req, res, next) => {
  scrypt("secret", randomBytes(16), 64, (error, key) => {
    if (error) next(error);
    else res.json({ id: randomUUID(), key: key.toString("hex") });
  });
});

app.post("/hash", express.json(), async (req, res) => {
  const { password } = req.body as { password: string };
  const salt = randomBytes(16);
  const [first, second] = await Promise.all([
    derive(password, salt, 100_000, 64, "sha512"),
    bcrypt.hash(password, 12),
  ]);
  await mkdir("hashes", { recursive: true });
  await writeFile("hashes/last", second);
  const etag = createHash("sha256").update(first).digest("hex");
  res.set("etag", etag).send(await compress(second));
});

export { app };
