// A base class runs the request; what blocks stands in a subclass.
import type { Context, Next } from "koa";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

export abstract class PageMiddleware {
  readonly handle = async (ctx: Context, next: Next): Promise<void> => {
    if (!this.matches(ctx.path)) {
      await next();
      return;
    }
    ctx.type = "html";
    ctx.body = await this.render(ctx.path); // ! no-blocking-call
  };

  protected abstract matches(path: string): boolean;
  protected abstract render(path: string): string | Promise<string>;
}

export class HelpPages extends PageMiddleware {
  protected matches(path: string): boolean {
    return path.startsWith("/help/");
  }

  protected render(path: string): string {
    return readFileSync(`help${path}.html`, "utf8");
  }
}

export class LegalPages extends PageMiddleware {
  protected matches(path: string): boolean {
    return path === "/terms" || path === "/privacy";
  }

  protected async render(path: string): Promise<string> {
    return readFile(`legal${path}.html`, "utf8");
  }
}
