// Right: the asynchronous half of Node's core, and synchronous calls that cost next to nothing.
import { exec, execFile, spawn } from "node:child_process";
import {
  createHash,
  createHmac,
  pbkdf2,
  randomBytes,
  randomUUID,
  timingSafeEqual,
} from "node:crypto";
import dgram from "node:dgram";
import { createReadStream, readFile, watch, type Stats } from "node:fs";
import fs from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createGzip, gzip } from "node:zlib";
import Koa from "koa";

const sh = promisify(exec);
const zip = promisify(gzip);
const derive = promisify(pbkdf2);
const read = promisify(readFile);

const app = new Koa();

app.use(async (ctx, next) => {
  ctx.set("x-request-id", randomUUID());
  ctx.set("x-nonce", randomBytes(16).toString("base64"));
  await next();
  const body = typeof ctx.body === "string" ? ctx.body : "";
  ctx.set("etag", createHash("sha256").update(body).digest("base64url"));
});

app.use(async (ctx, next) => {
  const mac = createHmac("sha256", "secret").update(ctx.path).digest();
  const sent = Buffer.from(ctx.get("x-mac"), "hex");
  if (sent.length !== mac.length || !timingSafeEqual(sent, mac)) {
    ctx.status = 401;
    return;
  }
  await next();
});

app.use(async (ctx, next) => {
  switch (ctx.path) {
    case "/uname":
      ctx.body = (await sh("uname -a")).stdout;
      break;
    case "/key":
      ctx.body = await derive(ctx.get("x-pw"), "salt", 600_000, 32, "sha256");
      break;
    case "/logo":
      ctx.body = await read("logo.svg");
      break;
    case "/readme":
      ctx.body = await fs.readFile("README.md", "utf8");
      break;
    case "/dump": {
      const dump = spawn("pg_dump", ["main"]);
      ctx.body = dump.stdout.pipe(createGzip());
      break;
    }
    case "/copy":
      await pipeline(createReadStream("a"), createGzip(), ctx.res);
      break;
    case "/small":
      ctx.body = await zip(JSON.stringify({ ok: true }));
      break;
    case "/ps":
      ctx.body = await new Promise<string>((resolve, reject) => {
        execFile("ps", (error, stdout) => {
          if (error) reject(error);
          else resolve(stdout);
        });
      });
      break;
    default:
      await next();
  }
});

app.use(async (ctx) => {
  const socket = dgram.createSocket("udp4");
  socket.send("hit", 8125, "localhost", () => socket.close());
  const stats: Stats = await fs.stat(".");
  ctx.body = { modified: stats.mtimeMs };
});

watch("config.json", () => {
  console.info("changed");
});

export { app };
