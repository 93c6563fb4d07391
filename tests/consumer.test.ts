import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { root } from "./lint.ts";

// The packed plugin in a project of its own, with the packages installed here linked in.
const folder = fs.mkdtempSync(
  path.join(os.tmpdir(), "async-middleware-consumer-"),
);

const app = `import Koa from "koa";

export const app = new Koa();

app.use(async (ctx, next) => {
  try {
    return next();
  } catch (error) {
    ctx.body = String(error);
  }
});
`;

const tsconfig = {
  compilerOptions: {
    strict: true,
    module: "nodenext",
    target: "es2022",
    types: ["node"],
    noEmit: true,
    skipLibCheck: true,
  },
  include: ["*.ts"],
};

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
}

function link(name: string): void {
  const target = path.join(folder, "node_modules", name);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.symlinkSync(path.join(root, "node_modules", name), target);
}

/** When a file of a folder was last written; 0 for a folder that isn't there. */
function newestIn(name: string): number {
  const from = path.join(root, name);
  if (!fs.existsSync(from)) return 0;
  const times = fs
    .readdirSync(from, { recursive: true })
    .map((file) => fs.statSync(path.join(from, String(file))).mtimeMs);
  return Math.max(0, ...times);
}

let packed: readonly string[] = [];

beforeAll(() => {
  if (newestIn("src") > newestIn("dist"))
    execFileSync("npm", ["run", "--silent", "build"], { cwd: root });
  const output = execFileSync(
    "npm",
    ["pack", "--json", "--ignore-scripts", "--pack-destination", folder],
    { cwd: root, encoding: "utf8" },
  );
  // npm gives an array, newer versions an object by package name.
  const [first] = Object.values(JSON.parse(output) as object) as unknown[];
  const { filename, files } = first as {
    filename: string;
    files: readonly { path: string }[];
  };
  packed = files.map((file) => file.path);
  const home = path.join(
    folder,
    "node_modules",
    "eslint-plugin-async-middleware",
  );
  fs.mkdirSync(home, { recursive: true });
  execFileSync("tar", [
    "-xzf",
    path.join(folder, filename),
    "--strip-components=1",
    "-C",
    home,
  ]);
  for (const name of [
    "eslint",
    "typescript",
    "@typescript-eslint/parser",
    "@typescript-eslint/utils",
    "koa",
    "@types/koa",
    "@types/node",
    "typescript-eslint",
  ])
    link(name);
  write("package.json", JSON.stringify({ name: "consumer", private: true }));
  write("tsconfig.json", JSON.stringify(tsconfig));
  write("app.ts", app);
}, 120_000);

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

/** What the command line says of app.ts under this config. */
function eslint(config: string, text: string): string[] {
  write(config, text);
  let output: string;
  try {
    output = execFileSync(
      process.execPath,
      [
        path.join(root, "node_modules/eslint/bin/eslint.js"),
        "-c",
        config,
        "-f",
        "json",
        "app.ts",
      ],
      { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
    );
  } catch (error) {
    // Status 1 is ESLint's for findings; anything else shows in what can't be parsed.
    output = (error as { stdout: string; stderr: string }).stdout;
    if (output === "") throw error;
  }
  const [result] = JSON.parse(output) as {
    messages: { ruleId: string | null; line: number }[];
  }[];
  return (result?.messages ?? []).map(
    ({ ruleId, line }) => `${String(line)} ${String(ruleId)}`,
  );
}

const finding = ["7 async-middleware/await-downstream"];

describe("the package", () => {
  it("holds what runs and what documents it, and nothing else", () => {
    expect(packed).toContain("dist/index.js");
    expect(packed).toContain("dist/index.d.ts");
    expect(packed).toContain("README.md");
    expect(packed).toContain("docs/rules/await-downstream.md");
    expect(
      packed.filter(
        (file) =>
          !/^(?:dist\/.+\.(?:js|d\.ts|json)|docs\/.+\.md|README\.md|LICENSE|package\.json)$/.test(
            file,
          ),
      ),
    ).toEqual([]);
  });

  it("works from an ES module, with nothing else set up", () => {
    expect(
      eslint(
        "esm.config.mjs",
        `import asyncMiddleware from "eslint-plugin-async-middleware";
export default [asyncMiddleware.configs.recommendedStandalone];`,
      ),
    ).toEqual(finding);
  });

  it("works from CommonJS", () => {
    expect(
      eslint(
        "cjs.config.cjs",
        `const asyncMiddleware = require("eslint-plugin-async-middleware");
module.exports = [asyncMiddleware.configs.strictStandalone];`,
      ),
    ).toEqual(finding);
  });

  it("extends by name beside typed linting", () => {
    expect(
      eslint(
        "named.config.mjs",
        `import asyncMiddleware from "eslint-plugin-async-middleware";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
export default defineConfig({
  files: ["**/*.ts"],
  plugins: { "async-middleware": asyncMiddleware },
  extends: ["async-middleware/recommended"],
  languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
});`,
      ),
    ).toEqual(finding);
  });

  /** What a script of the consumer prints on a Node of its own. */
  function run(file: string, text: string): string {
    write(file, text);
    const output = execFileSync(process.execPath, [file], {
      cwd: folder,
      encoding: "utf8",
      // Node 20 warns of `require` of an ES module.
      stdio: ["ignore", "pipe", "ignore"],
    });
    return output.trim();
  }

  const chain = `async function main() {
  const { pathToFileURL } = require("node:url");
  const pool = new WorkerPool(1);
  const chain = await Chain.load({
    middleware: ["./layers.mjs#Offloaded", Stamping],
    urls: async () => new HttpResponse("view"),
    base: pathToFileURL(process.cwd() + "/"),
    pool,
  });
  const response = await chain.handle(new HttpRequest());
  console.log(response.content, ...response.headers.values());
  await pool.close();
}
class Stamping {
  constructor(getResponse) {
    this.getResponse = getResponse;
  }
  async call(request) {
    const response = await this.getResponse(request);
    response.headers.set("x-stamp", "loop");
    return response;
  }
}
main();`;

  const layers = `import { threadId } from "node:worker_threads";
export class Offloaded {
  constructor(getResponse) {
    this.getResponse = getResponse;
  }
  call(request) {
    const response = this.getResponse(request);
    response.headers.set("x-thread", threadId === 0 ? "loop" : "worker");
    return response;
  }
}`;

  const names = "{ Chain, HttpRequest, HttpResponse, WorkerPool }";

  it("has a runtime that runs from an ES module, worker threads too", () => {
    write("layers.mjs", layers);
    const head = `import { createRequire } from "node:module";
import ${names} from "eslint-plugin-async-middleware/runtime";
const require = createRequire(import.meta.url);`;
    expect(run("runtime.mjs", `${head}\n${chain}`)).toBe("view loop worker");
  });

  it("has a runtime that runs from CommonJS, worker threads too", () => {
    write("layers.mjs", layers);
    const head = `const ${names} = require("eslint-plugin-async-middleware/runtime");`;
    expect(run("runtime.cjs", `${head}\n${chain}`)).toBe("view loop worker");
  });

  it("has types that a strict config file compiles with", () => {
    write(
      "config.ts",
      `import asyncMiddleware, { type Settings } from "eslint-plugin-async-middleware";
import { defineConfig } from "eslint/config";

const settings: Settings = { frameworks: { redux: false }, locks: ["withLock"] };

export default defineConfig(
  { plugins: { "async-middleware": asyncMiddleware }, extends: ["async-middleware/recommended"] },
  asyncMiddleware.configs.strictStandalone,
  { settings: { "async-middleware": settings } },
);
`,
    );
    const compile = (): string =>
      execFileSync(
        process.execPath,
        [path.join(root, "node_modules/typescript/bin/tsc"), "-p", "."],
        {
          cwd: folder,
          encoding: "utf8",
        },
      );
    expect(compile).not.toThrow();
  });
});
