import fs from "node:fs";
import path from "node:path";

import type { Consumer } from "./consumer.ts";
import { koa, standalone, tsconfig } from "./sources.ts";

// The file that docs/ci/ offers is the one that is tried.
const turboJson = fs.readFileSync(
  path.resolve(import.meta.dirname, "../../docs/ci/turbo.json"),
  "utf8",
);

const app = `import Koa from "koa";
import { rates } from "@shop/rates";

export const app = new Koa();
app.use(async (ctx, next) => {
  ctx.state["rates"] = await rates();
  await next();
});
`;

const asynchronous = `import { readFile } from "node:fs/promises";

export async function rates(): Promise<string> {
  return await readFile("rates.json", "utf8");
}
`;

const blocking = `import { readFileSync } from "node:fs";

export function rates(): string {
  return readFileSync("rates.json", "utf8");
}
`;

function workspace(
  name: string,
  more: Readonly<Record<string, unknown>>,
): string {
  return JSON.stringify({
    name: `@shop/${name}`,
    version: "1.0.0",
    private: true,
    type: "module",
    scripts: { lint: "eslint src" },
    ...more,
  });
}

const lint = ["turbo", "run", "lint"] as const;

/** One lint run a package, with a cache that knows which packages depend on which. */
export const turborepo: readonly Consumer[] = [
  {
    name: "turborepo",
    shows:
      "a lint run a package under Turborepo: cold, cached, a changed helper",
    packages: {
      eslint: "^10.0.0",
      typescript: "~6.0.0",
      "@typescript-eslint/parser": "^8.72.0",
      turbo: "2.11.11",
    },
    manifest: { workspaces: ["packages/*"], packageManager: "npm@11.0.0" },
    files: {
      "turbo.json": turboJson,
      ".gitignore": "node_modules\n.turbo\n",
      "eslint.config.js": standalone,
      "packages/api/package.json": workspace("api", {
        dependencies: { ...koa, "@shop/rates": "*" },
      }),
      "packages/api/tsconfig.json": tsconfig(),
      "packages/api/src/app.ts": app,
      "packages/rates/package.json": workspace("rates", {
        exports: { ".": "./src/index.ts" },
        devDependencies: { "@types/node": koa["@types/node"] },
      }),
      "packages/rates/tsconfig.json": tsconfig(),
      "packages/rates/src/index.ts": asynchronous,
      "packages/mails/package.json": workspace("mails", {}),
      "packages/mails/tsconfig.json": tsconfig({ types: [] }),
      "packages/mails/src/index.ts": "export const sender = 'shop';\n",
    },
    checks: [
      {
        says: "cold: three packages linted",
        run: lint,
        exit: 0,
        once: [/Cached:\s+0 cached, 3 total/],
      },
      {
        says: "again: three answers from the cache",
        run: lint,
        exit: 0,
        once: [/Cached:\s+3 cached, 3 total/],
      },
      {
        says: "the helper blocks now: its dependent is linted again and fails, the third package isn't",
        before: { "packages/rates/src/index.ts": blocking },
        run: [...lint, "--continue"],
        exit: 1,
        once: [
          /reached by rates \(\.\.\/rates\/src\/index\.ts:4\)/,
          /Cached:\s+1 cached, 3 total/,
        ],
      },
    ],
  },
];
