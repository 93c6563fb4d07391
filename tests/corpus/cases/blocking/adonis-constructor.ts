// AdonisJS makes an object of the class for each request: its constructor and its fields run then.
import type { HttpContext } from "@adonisjs/http-server";
import type { NextFn } from "@adonisjs/http-server/types";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

const motd = readFileSync("motd.txt", "utf8");

export default class BannerMiddleware {
  private readonly banner = readFileSync("banner.txt", "utf8"); // ! no-blocking-call
  private readonly rules: string[];

  constructor() {
    this.rules = readFileSync("rules.txt", "utf8").split("\n"); // ! no-blocking-call
  }

  async handle(ctx: HttpContext, next: NextFn): Promise<void> {
    ctx.response.header("x-banner", this.banner + motd);
    ctx.response.header("x-rules", String(this.rules.length));
    ctx.response.header("x-terms", await readFile("terms.txt", "utf8"));
    await next();
  }
}
