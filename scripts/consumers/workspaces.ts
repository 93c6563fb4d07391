import type { Consumer } from "./consumer.ts";
import { json, koa, standalone, tsconfig } from "./sources.ts";

const packages = {
  eslint: "^10.0.0",
  typescript: "~6.0.0",
  "@typescript-eslint/parser": "^8.72.0",
};

const api = `import Koa from "koa";
import { rates } from "@shop/rates";

export const app = new Koa();
app.use(async (ctx, next) => {
  ctx.state["rates"] = rates();
  await next();
});
`;

const rates = `import { readFileSync } from "node:fs";

export function rates(): string {
  return readFileSync("rates.json", "utf8");
}
`;

const finding = "packages/api/src/app.ts:6 async-middleware/no-blocking-call";

function manifest(
  name: string,
  more: Readonly<Record<string, unknown>>,
): string {
  return JSON.stringify(
    {
      name: `@shop/${name}`,
      version: "1.0.0",
      private: true,
      type: "module",
      ...more,
    },
    null,
    2,
  );
}

/** Two packages; `entry` says where the helper's package points a compiler. */
function files(
  workspace: string,
  entry: Readonly<Record<string, unknown>>,
): Record<string, string> {
  return {
    "eslint.config.js": standalone,
    "packages/api/package.json": manifest("api", {
      dependencies: { ...koa, "@shop/rates": workspace },
    }),
    "packages/api/tsconfig.json": tsconfig(),
    "packages/api/src/app.ts": api,
    "packages/rates/package.json": manifest("rates", {
      exports: { ".": entry },
      devDependencies: { "@types/node": koa["@types/node"] },
    }),
    "packages/rates/tsconfig.json": tsconfig(),
    "packages/rates/src/index.ts": rates,
  };
}

const source = { default: "./src/index.ts" };
const built = { types: "./dist/index.d.ts", default: "./dist/index.js" };

const fromRoot = {
  says: "the chain crosses into the sibling package",
  run: [...json, "packages"],
  exit: 1,
  findings: [finding],
  once: [/reached by rates \(packages\/rates\/src\/index\.ts:4\)/],
} as const;

const referring = tsconfig(
  { composite: true, outDir: "dist", rootDir: "src" },
  { include: ["src"], references: [{ path: "../rates" }] },
);

export const workspaces: readonly Consumer[] = [
  {
    name: "npm-workspaces",
    shows: "npm workspaces, the helper's package exports its source",
    packages,
    manifest: { workspaces: ["packages/*"] },
    files: files("*", source),
    checks: [fromRoot],
  },
  {
    name: "pnpm-workspaces",
    shows: "pnpm workspaces with its strict node_modules",
    manager: "pnpm",
    packages,
    files: {
      ...files("workspace:*", source),
      "pnpm-workspace.yaml": 'packages:\n  - "packages/*"\n',
    },
    checks: [fromRoot],
  },
  {
    name: "project-references",
    shows: "project references: nothing built, then built",
    packages,
    manifest: { workspaces: ["packages/*"] },
    files: {
      ...files("*", built),
      "tsconfig.json": JSON.stringify({
        files: [],
        references: [{ path: "packages/rates" }, { path: "packages/api" }],
      }),
      "packages/api/tsconfig.json": referring,
      "packages/rates/tsconfig.json": tsconfig({
        composite: true,
        declarationMap: true,
        outDir: "dist",
        rootDir: "src",
      }),
    },
    checks: [
      {
        ...fromRoot,
        says: "nothing is built: the reference leads to the source",
      },
      {
        says: "the build itself is right",
        run: ["tsc", "-b"],
        exit: 0,
      },
      { ...fromRoot, says: "built: still the source, not the declarations" },
    ],
  },
];
