// Getters, generators, guards, bots and hooks that end in a synchronous call.
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { execFileSync, execSync } from "node:child_process";
import { appendFile, access } from "node:fs/promises";
import { scryptSync } from "node:crypto";
import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";
import {
  Injectable,
  type CanActivate,
  type ExecutionContext,
  type NestMiddleware,
} from "@nestjs/common";
import type { NextFunction, Request, Response } from "express";
import { os } from "@orpc/server";
import { Telegraf } from "telegraf";
import Koa from "koa";
import express from "express";

class Settings {
  get current(): { maintenance: boolean } {
    return JSON.parse(readFileSync("settings.json", "utf8"));
  }
}

const settings = new Settings();
const atStart = settings.current;
const koa = new Koa();

koa.use(async (ctx, next) => {
  const { maintenance } = settings.current; // ! no-blocking-call
  if (maintenance) ctx.status = 503;
  else await next();
});

koa.use(async (ctx, next) => {
  if (atStart.maintenance) ctx.status = 503;
  else await next();
});

function* lines(file: string) {
  for (const line of readFileSync(file, "utf8").split("\n")) yield line;
}

koa.use(async (ctx) => {
  const found: string[] = [];
  for (const line of lines("blocklist.txt")) found.push(line); // ! no-blocking-call
  ctx.body = found;
});

@Injectable()
export class AccessLogMiddleware implements NestMiddleware {
  use(req: Request, _res: Response, next: NextFunction) {
    appendFileSync("access.log", `${req.method} ${req.url}\n`); // ! no-blocking-call
    next();
  }
}

@Injectable()
export class AccessLogFixedMiddleware implements NestMiddleware {
  use(req: Request, _res: Response, next: NextFunction) {
    void appendFile("access.log", `${req.method} ${req.url}\n`);
    next();
  }
}

declare function verify(token: string, key: string): boolean;

@Injectable()
export class JwtGuard implements CanActivate {
  private readonly publicKey = readFileSync("public.pem", "utf8");

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<Request>();
    const key = readFileSync("public.pem", "utf8"); // ! no-blocking-call
    return verify(headers.authorization ?? "", key || this.publicKey);
  }
}

@Injectable()
export class JwtFixedGuard implements CanActivate {
  private readonly publicKey = readFileSync("public.pem", "utf8");

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<Request>();
    return verify(headers.authorization ?? "", this.publicKey);
  }
}

export class MaintenanceMiddleware {
  async handle({ response }: HttpContext, next: NextFn) {
    const locked = existsSync("maintenance.lock"); // ! no-blocking-call
    if (locked) return response.status(503).send("back soon");
    return next();
  }
}

export class MaintenanceFixedMiddleware {
  async handle({ response }: HttpContext, next: NextFn) {
    const locked = await access("maintenance.lock").then(
      () => true,
      () => false,
    );
    if (locked) return response.status(503).send("back soon");
    return next();
  }
}

export const derive = os.handler(() => {
  return { key: scryptSync("secret", "salt", 32).toString("hex") }; // ! no-blocking-call
});

const bot = new Telegraf("token");

bot.command("screenshot", async (ctx) => {
  const image = execFileSync("import", ["-window", "root", "png:-"]); // ! no-blocking-call
  await ctx.replyWithPhoto({ source: image });
});

// Right: a consumer of a queue, a timer from the start, and what runs before the server listens.
declare const queue: { process(work: (job: { file: string }) => void): void };

queue.process((job) => {
  execSync(`ffmpeg -i ${job.file} out.mp4`);
});

setInterval(() => {
  appendFileSync("metrics.log", `${String(process.memoryUsage().rss)}\n`);
}, 60_000);

export function bootstrap(): void {
  const app = express();
  const banner = readFileSync("banner.txt", "utf8");
  app.get("/", (_req, res) => {
    res.type("text").send(banner);
  });
  app.listen(3000, () => {
    appendFileSync("start.log", new Date().toISOString());
  });
}

export { bot, koa };
