import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

import { lintFile, root } from "../lint.ts";

let folder = "";
const app = `import Koa from "koa";
import { load, Store, tools } from "lib";
const app = new Koa();
app.use(async (ctx, next) => {
  ctx.state["a"] = load("a");
  ctx.state["b"] = new Store().get("b");
  ctx.state["c"] = tools.read("c");
  ctx.state["d"] = tools.size("d");
  await next();
});
`;
const lib = `import { readFileSync } from "node:fs";
export function load(name: string): string { return readFileSync(name, "utf8"); }
export class Store { get(name: string): string { return load(name); } }
export const tools = { read: (name: string) => load(name), size: (name: string) => name.length };
`;
const types = `export declare function load(name: string): string;
export declare class Store { get(name: string): string; }
export declare const tools: { read: (name: string) => string; size: (name: string) => number; };
`;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "workspace-"));
  const files: Record<string, string> = {
    "app/src/app.ts": app,
    "lib/src/index.ts": lib,
    "lib/dist/index.d.ts": `${types}//# sourceMappingURL=index.d.ts.map\n`,
    "lib/dist/index.d.ts.map": JSON.stringify({
      version: 3,
      sources: ["../src/index.ts"],
      mappings: "",
    }),
    "bare/dist/index.d.ts": types,
    // A package of the workspace whose `exports` lead to its source under a condition of its own.
    "packages/lib/package.json": JSON.stringify({
      name: "lib",
      type: "module",
      exports: {
        ".": { "@house/source": "./src/index.ts", types: "./dist/index.d.ts" },
      },
    }),
    "packages/lib/src/index.ts": lib,
    "packages/lib/dist/index.d.ts": types,
    "packages/lib/tsconfig.json": JSON.stringify({
      compilerOptions: {
        composite: true,
        rootDir: "src",
        outDir: "dist",
        types: ["node"],
        module: "esnext",
        moduleResolution: "bundler",
        target: "es2022",
      },
      include: ["src"],
    }),
    "packages/app/src/app.ts": app,
  };
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  fs.symlinkSync(
    path.join(root, "node_modules"),
    path.join(folder, "node_modules"),
  );
});

/** The lines of `packages/app` that are reported; `lib` is linked into its `node_modules`, as workspaces do. */
function linesOfLinked(
  options: ts.CompilerOptions,
  references: readonly ts.ProjectReference[] = [],
): number[] {
  const modules = path.join(folder, "packages", "app", "node_modules");
  if (!fs.existsSync(modules)) {
    fs.mkdirSync(modules);
    fs.symlinkSync("../../lib", path.join(modules, "lib"));
  }
  const file = path.join(folder, "packages", "app", "src", "app.ts");
  const compilerOptions: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    esModuleInterop: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ["node"],
    ...options,
  };
  // As editors and typescript-eslint's project service ask for it.
  const host = Object.assign(ts.createCompilerHost(compilerOptions, true), {
    useSourceOfProjectReferenceRedirect: () => true,
  });
  const program = ts.createProgram({
    rootNames: [file],
    options: compilerOptions,
    projectReferences: references,
    host,
  });
  return lintFile(program, file, {
    cwd: folder,
    rules: { "async-middleware/no-blocking-call": "error" },
  }).map(({ line }) => line);
}

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

/** The lines of the application that are reported, where `lib` resolves to `target`. */
function linesWith(
  target: string,
  others: readonly string[] = [],
  options: ts.CompilerOptions = {},
): number[] {
  const file = path.join(folder, "app", "src", "app.ts");
  const program = ts.createProgram(
    [file, ...others.map((name) => path.join(folder, name))],
    {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      esModuleInterop: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: ["node"],
      paths: { lib: [path.join(folder, target)] },
      ...options,
    },
  );
  return lintFile(program, file, {
    cwd: folder,
    rules: { "async-middleware/no-blocking-call": "error" },
  }).map(({ line }) => line);
}

it("follows a package whose source `paths` name", () => {
  expect(linesWith("lib/src/index.ts")).toEqual([5, 6, 7]);
});

it("follows declarations to a source that is in the program, by their map", () => {
  expect(linesWith("lib/dist/index.d.ts", ["lib/src/index.ts"])).toEqual([
    5, 6, 7,
  ]);
});

it("is silent on declarations alone, and says under DEBUG how to change it", () => {
  const error = vi.spyOn(console, "error").mockReturnValue();
  vi.stubEnv("DEBUG", "async-middleware");
  try {
    expect(linesWith("bare/dist/index.d.ts")).toEqual([]);
    const said = error.mock.calls.map(([text]) => String(text));
    expect(said.filter((text) => text.includes("customConditions"))).toEqual([
      expect.stringContaining("bare/dist/index.d.ts:1"),
    ]);
  } finally {
    vi.unstubAllEnvs();
    error.mockRestore();
  }
});

it("follows a linked package to its source under `customConditions`", () => {
  expect(linesOfLinked({})).toEqual([]);
  expect(linesOfLinked({ customConditions: ["@house/source"] })).toEqual([
    5, 6, 7,
  ]);
});

it("follows a project reference to its source", () => {
  const reference = { path: path.join(folder, "packages", "lib") };
  expect(linesOfLinked({}, [reference])).toEqual([5, 6, 7]);
});
