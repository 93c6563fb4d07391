// Right: work that runs elsewhere, once at start-up, in a script, or only while somebody develops.
import express, { type Express, type RequestHandler } from "express";
import { once } from "node:events";
import { mkdirSync, readFileSync, watch } from "node:fs";
import { access, mkdir, readFile, stat } from "node:fs/promises";
import { pbkdf2, randomBytes, createHash } from "node:crypto";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { gzip } from "node:zlib";

const derive = promisify(pbkdf2);
const compress = promisify(gzip);
const certificate = readFileSync("tls.crt");

interface Translations {
  readonly [key: string]: string;
}

function loadTranslations(): Translations {
  return JSON.parse(readFileSync("en.json", "utf8")) as Translations;
}

let translations = loadTranslations();
watch("en.json", () => {
  translations = loadTranslations();
});

export function createApp(folder: string): Express {
  mkdirSync(folder, { recursive: true });
  const template = readFileSync("template.html", "utf8");
  const app = express();
  app.get("/page", (_req, res) => {
    res.send(template + (translations["title"] ?? ""));
  });
  app.get("/certificate", (_req, res) => {
    res.send(certificate);
  });
  return app;
}

function assets(folder: string): RequestHandler {
  const manifest = loadTranslations();
  return async (req, res, next) => {
    const name = manifest[req.path];
    if (!name) {
      next();
      return;
    }
    try {
      await access(`${folder}/${name}`);
      res.send(await compress(await readFile(`${folder}/${name}`)));
    } catch (error) {
      next(error);
    }
  };
}

const app = createApp("uploads");
app.use(assets("public"));

app.post("/password", async (req, res) => {
  const salt = randomBytes(16);
  const key = await derive(String(req.query["p"]), salt, 600_000, 32, "sha256");
  res.send(createHash("sha256").update(key).digest("hex"));
});

app.post("/thumbnails", async (_req, res) => {
  const worker = new Worker(new URL("./thumbnail.js", import.meta.url));
  const [message] = (await once(worker, "message")) as [Uint8Array];
  res.send(Buffer.from(message));
});

app.post("/folders/:id", async (req, res) => {
  await mkdir(req.params.id, { recursive: true });
  res.json(await stat(req.params.id));
});

export { app };
