import type { Context, Next } from "koa";
import { Layer } from "./base";

declare function openSpan(name: string): { close(): void };

export class TraceLayer extends Layer {
  override async run(ctx: Context, next: Next): Promise<void> {
    const span = openSpan(ctx.path);
    try {
      await next();
    } finally {
      span.close();
    }
  }
}

export class ShortTraceLayer extends Layer {
  override async run(ctx: Context, next: Next): Promise<void> {
    const span = openSpan(ctx.path);
    try {
      return next(); // ! await-downstream
    } finally {
      span.close();
    }
  }
}

export class HeaderLayer extends Layer {
  constructor(
    private readonly name: string,
    private readonly value: string,
  ) {
    super();
  }

  override async run(ctx: Context, next: Next): Promise<void> {
    await next();
    ctx.set(this.name, this.value);
  }
}
