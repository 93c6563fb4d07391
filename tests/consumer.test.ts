import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import {
  mistypedConfig,
  standalone,
  standaloneCommonJs,
  typedConfig,
} from "../scripts/consumers/sources.ts";
import { pack } from "../scripts/consumers/pack.ts";
import { root } from "./lint.ts";

/**
 * The packed plugin in projects of its own, with packages installed here linked in: the corners of what
 * `npm run consumers` installs from a registry.
 */
const home = fs.mkdtempSync(
  path.join(os.tmpdir(), "async-middleware-consumer-"),
);
const folder = path.join(home, "newest");
const oldest = path.join(home, "oldest");
const seventh = path.join(home, "typescript-7");

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

function write(file: string, text: string, into = folder): void {
  fs.mkdirSync(path.dirname(path.join(into, file)), { recursive: true });
  fs.writeFileSync(path.join(into, file), text);
}

/** The packages of a `node_modules`, those of scopes by both parts of their names; ours is packed. */
function packagesIn(modules: string): readonly [string, string][] {
  return fs.readdirSync(modules).flatMap((name): [string, string][] => {
    if (name.startsWith(".") || name.startsWith("eslint-plugin-async"))
      return [];
    const folder = path.join(modules, name);
    return name.startsWith("@")
      ? fs
          .readdirSync(folder)
          .map((part) => [`${name}/${part}`, path.join(folder, part)])
      : [[name, folder]];
  });
}

/** A project with our package unpacked in it, and every other that is installed here, those of `peers` first. */
function project(into: string, tarball: string, peers?: string): void {
  const modules = path.join(into, "node_modules");
  const unpacked = path.join(modules, "eslint-plugin-async-middleware");
  fs.mkdirSync(unpacked, { recursive: true });
  execFileSync("tar", [
    "-xzf",
    tarball,
    "--strip-components=1",
    "-C",
    unpacked,
  ]);
  const sources = [...(peers === undefined ? [] : [peers]), root];
  for (const source of sources)
    for (const [name, target] of packagesIn(path.join(source, "node_modules")))
      if (!fs.existsSync(path.join(modules, name))) {
        fs.mkdirSync(path.dirname(path.join(modules, name)), {
          recursive: true,
        });
        fs.symlinkSync(target, path.join(modules, name));
      }
  write(
    "package.json",
    JSON.stringify({ private: true, type: "module" }),
    into,
  );
  write("tsconfig.json", JSON.stringify(tsconfig), into);
  write("app.ts", app, into);
}

let packed: readonly string[] = [];

beforeAll(() => {
  const { tarball, files } = pack(home);
  packed = files;
  project(folder, tarball);
  project(oldest, tarball, path.join(root, "tests/peers/oldest"));
  project(seventh, tarball);
  // All that is left of the API in version 7: its main file exports the version.
  fs.rmSync(path.join(seventh, "node_modules/typescript"));
  write(
    "node_modules/typescript/package.json",
    JSON.stringify({ name: "typescript", version: "7.0.2", main: "main.cjs" }),
    seventh,
  );
  write(
    "node_modules/typescript/main.cjs",
    'exports.version = "7.0.2"; exports.versionMajorMinor = "7.0";',
    seventh,
  );
}, 120_000);

afterAll(() => {
  fs.rmSync(home, { recursive: true });
});

/** Runs a project's own ESLint; links count as the project's, so that each package meets its versions. */
function run(
  into: string,
  args: readonly string[],
): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  return spawnSync(
    process.execPath,
    [
      "--preserve-symlinks",
      "--preserve-symlinks-main",
      path.join(into, "node_modules/eslint/bin/eslint.js"),
      ...args,
    ],
    { cwd: into, encoding: "utf8" },
  );
}

/** What the command line says of app.ts under this config. */
function eslint(config: string, text: string, into = folder): string[] {
  write(config, text, into);
  const { stdout, stderr } = run(into, ["-c", config, "-f", "json", "app.ts"]);
  if (stdout === "") throw new Error(stderr);
  const [result] = JSON.parse(stdout) as {
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
          !/^(?:dist\/.+\.(?:js|d\.ts|json)|docs\/.+\.(?:md|svg|ya?ml)|docs\/ci\/turbo\.json|README\.md|LICENSE|package\.json)$/.test(
            file,
          ),
      ),
    ).toEqual([]);
  });

  it("has a command that explains and lists", () => {
    write("esm.config.mjs", standalone);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        "--preserve-symlinks",
        "--preserve-symlinks-main",
        "node_modules/eslint-plugin-async-middleware/dist/cli.js",
        "explain",
        "app.ts",
      ],
      { cwd: folder, encoding: "utf8" },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/await-downstream +REPORTS app\.ts:7:/);
  });

  it("works from an ES module, with nothing else set up", () => {
    expect(eslint("esm.config.mjs", standalone)).toEqual(finding);
  });

  it("loads from CommonJS", () => {
    write("cjs.config.cjs", standaloneCommonJs);
    const args = ["-c", "cjs.config.cjs", "--print-config", "app.ts"];
    const config = JSON.parse(run(folder, args).stdout) as {
      plugins: readonly string[];
      rules: Record<string, unknown>;
    };
    expect(config.plugins.join()).toMatch(/async-middleware/);
    expect(config.rules).toHaveProperty(["async-middleware/await-downstream"]);
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
  function printed(file: string, text: string): string {
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
    expect(printed("runtime.mjs", `${head}\n${chain}`)).toBe(
      "view loop worker",
    );
  });

  it("has a runtime that runs from CommonJS, worker threads too", () => {
    write("layers.mjs", layers);
    const head = `const ${names} = require("eslint-plugin-async-middleware/runtime");`;
    expect(printed("runtime.cjs", `${head}\n${chain}`)).toBe(
      "view loop worker",
    );
  });

  it("works with the oldest peers that it admits", () => {
    const version = (name: string): string =>
      (
        JSON.parse(
          fs.readFileSync(
            path.join(oldest, "node_modules", name, "package.json"),
            "utf8",
          ),
        ) as { version: string }
      ).version;
    const { peerDependencies } = JSON.parse(
      fs.readFileSync(path.join(root, "package.json"), "utf8"),
    ) as { peerDependencies: Record<string, string> };
    expect(peerDependencies["eslint"]).toContain(`^${version("eslint")}`);
    expect(peerDependencies["typescript"]).toMatch(
      new RegExp(`^>=${version("typescript").replace(/\d+$/, "")}`),
    );
    expect(eslint("eslint.config.mjs", standalone, oldest)).toEqual(finding);
  });

  it("says what to install beside TypeScript 7", () => {
    write("eslint.config.mjs", standalone, seventh);
    const { status, stderr } = run(seventh, ["app.ts"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /needs TypeScript 5\.4 to 6\.0: TypeScript 7\.0\.2, which is installed here/,
    );
    expect(stderr).toContain("typescript@npm:@typescript/typescript6");
  });

  const compile = (into: string): string =>
    spawnSync(
      process.execPath,
      [path.join(into, "node_modules/typescript/bin/tsc"), "-p", "."],
      { cwd: into, encoding: "utf8" },
    ).stdout;

  it.each([
    ["newest", folder],
    ["oldest", oldest],
  ])("has types for a strict config file, with the %s peers", (_, into) => {
    write("config.ts", typedConfig, into);
    write("mistyped.ts", mistypedConfig, into);
    const complaints = compile(into);
    expect(complaints).not.toMatch(/^(?!mistyped\.ts|\s|$)/m);
    for (const slip of ["advise", '"requests"', "lock"])
      expect(complaints).toContain(slip);
  });
});
