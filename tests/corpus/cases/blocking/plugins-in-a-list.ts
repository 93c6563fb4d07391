// Plugins that are registered as objects, kept in a list, and asked one after the other by each request.
import { writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import Koa from "koa";

interface Plugin {
  readonly name: string;
  onStart?(): void;
  onRequest?(path: string): void;
  onAnswer?(status: number): Promise<void> | void;
}

const plugins: Plugin[] = [];

function use(plugin: Plugin): void {
  plugins.push(plugin);
}

const audit = {
  name: "audit",
  onRequest(path: string): void {
    writeFileSync("audit.log", path);
  },
};

use(audit);
use({
  name: "answers",
  onStart() {
    writeFileSync("started.log", "");
  },
  async onAnswer(status) {
    await writeFile("answers.log", String(status));
  },
});

interface Rule {
  readonly test: RegExp;
  readonly apply: (path: string) => string;
}

const rules: readonly Rule[] = [
  { test: /^\/a/, apply: (path) => path.slice(2) },
  {
    test: /^\/b/,
    apply: (path) => {
      writeFileSync("b.log", path);
      return path;
    },
  },
];

for (const plugin of plugins) plugin.onStart?.();

const app = new Koa();

app.use(async (ctx, next) => {
  for (const plugin of plugins) plugin.onRequest?.(ctx.path); // ! no-blocking-call
  await next();
  for (const plugin of plugins) await plugin.onAnswer?.(ctx.status);
});

app.use(async (ctx, next) => {
  const rule = rules.find(({ test }) => test.test(ctx.path));
  ctx.path = rule?.apply(ctx.path) ?? ctx.path; // ! no-blocking-call
  await next();
});
