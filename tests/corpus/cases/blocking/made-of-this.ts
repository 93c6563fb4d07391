// Static methods that their heirs inherit: `this` is the class that is named in the call, and what they make is one of it.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import Koa from "koa";

declare const container: {
  make<T>(type: new () => T): Promise<T>;
};

interface Handles {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  handle(...args: any[]): unknown;
}

abstract class Action {
  static async run<T extends Handles>(
    this: new () => T,
    ...args: Parameters<T["handle"]>
  ): Promise<ReturnType<T["handle"]>> {
    const action = await container.make(this);
    return action.handle(...args) as ReturnType<T["handle"]>;
  }

  static render<T extends Action>(this: new () => T, name: string): string {
    return new this().text(name);
  }

  static titled<T extends Action>(this: new () => T, name: string): string {
    const made = new this();
    return `# ${made.text(name)}`;
  }

  static path(name: string): string {
    return `${this.folder()}/${name}`;
  }

  static folder(): string {
    return "public";
  }

  text(name: string): string {
    return name;
  }
}

class ReadPage extends Action {
  static override folder(): string {
    return readFileSync("folder.txt", "utf8");
  }

  handle(name: string): string {
    return readFileSync(name, "utf8");
  }

  override text(name: string): string {
    return readFileSync(name, "utf8");
  }
}

class LoadPage extends Action {
  handle(name: string): Promise<string> {
    return readFile(name, "utf8");
  }
}

const app = new Koa();

app.use(async (ctx, next) => {
  ctx.body = await ReadPage.run(ctx.path); // ! no-blocking-call
  ctx.set("x-page", ReadPage.render(ctx.path)); // ! no-blocking-call
  ctx.set("x-title", ReadPage.titled(ctx.path)); // ! no-blocking-call
  ctx.set("x-path", ReadPage.path(ctx.path)); // ! no-blocking-call
  await next();
});

app.use(async (ctx, next) => {
  ctx.body = await LoadPage.run(ctx.path);
  ctx.set("x-page", LoadPage.render(ctx.path));
  ctx.set("x-title", LoadPage.titled(ctx.path));
  ctx.set("x-path", LoadPage.path(ctx.path));
  await next();
});
