// An object made for each request does its blocking work in a field initialiser and a constructor.
import Koa from "koa";
import { mkdtempSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

class Workspace {
  readonly dir = mkdtempSync(path.join(tmpdir(), "job-"));

  file(name: string): string {
    return path.join(this.dir, name);
  }
}

class Lock {
  constructor(readonly name: string) {
    rmSync(`${name}.lock`, { force: true });
  }
}

class AsyncWorkspace {
  private constructor(readonly dir: string) {}

  static async create(): Promise<AsyncWorkspace> {
    return new AsyncWorkspace(await mkdtemp(path.join(tmpdir(), "job-")));
  }

  dispose(): Promise<void> {
    return rm(this.dir, { recursive: true });
  }
}

const scratch = new Workspace();
const app = new Koa();

app.use(async (ctx, next) => {
  const workspace = new Workspace(); // ! no-blocking-call
  ctx.state["target"] = workspace.file("out.pdf");
  ctx.state["scratch"] = scratch.file("tmp");
  const lock = new Lock(ctx.path); // ! no-blocking-call
  await next();
  ctx.set("x-lock", lock.name);
});

app.use(async (ctx, next) => {
  const workspace = await AsyncWorkspace.create();
  try {
    ctx.state["dir"] = workspace.dir;
    await next();
  } finally {
    await workspace.dispose();
  }
});

export { app };
