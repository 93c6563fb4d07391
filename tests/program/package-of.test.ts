import ts from "typescript";
import { describe, expect, it } from "vitest";

import {
  isPackage,
  matchesName,
  packageOf,
  packageOfSpecifier,
} from "../../src/program/types/package-of.ts";

function statementOf(fileName: string, text = "export const x = 1;"): ts.Node {
  const file = ts.createSourceFile(
    fileName,
    text,
    ts.ScriptTarget.ES2022,
    true,
  );
  return file.statements[0]!;
}

it.each([
  ["/app/src/file.ts", "."],
  ["/app/node_modules/koa/index.d.ts", "koa"],
  ["/app/node_modules/@koa/router/dist/index.d.ts", "@koa/router"],
  ["/app/node_modules/@types/koa/index.d.ts", "koa"],
  ["/app/node_modules/@types/koa__router/index.d.ts", "@koa/router"],
  ["/app/node_modules/.pnpm/koa@3/node_modules/koa/lib/a.d.ts", "koa"],
  ["/app/node_modules/a/node_modules/b/index.d.ts", "b"],
])("%s belongs to %s", (fileName, name) => {
  expect(packageOf(statementOf(fileName))).toBe(name);
});

it("takes the module that is declared around, unless it is one of the project", () => {
  const inner = (text: string): ts.Node => {
    const module = statementOf(
      "/app/globals.d.ts",
      text,
    ) as ts.ModuleDeclaration;
    return (module.body as ts.ModuleBlock).statements[0]!;
  };
  expect(packageOf(inner(`declare module "koa" { type A = 1 }`))).toBe("koa");
  expect(packageOf(inner(`declare module "@a/b/c" { type A = 1 }`))).toBe(
    "@a/b",
  );
  expect(packageOf(inner(`declare module "node:fs" { type A = 1 }`))).toBe(
    "fs",
  );
  expect(packageOf(inner(`declare module "node:sqlite" { type A = 1 }`))).toBe(
    "node:sqlite",
  );
  expect(packageOf(inner(`declare module "./local" { type A = 1 }`))).toBe(".");
});

describe("names", () => {
  it.each([
    ["koa", "koa", true],
    ["koa", "@types/koa", true],
    ["@koa/router", "@types/koa__router", true],
    ["@aws-sdk/client-s3", "@aws-sdk/client-*", true],
    ["@temporalio/worker", "@temporalio/*", true],
    ["node:http", "http", true],
    ["http", "node:http", true],
    ["node:sqlite", "sqlite", false],
    ["koa", "ko", false],
    ["koa-x", "koa", false],
  ])("%s is the package %s: %s", (name, pattern, expected) => {
    expect(isPackage(name, pattern)).toBe(expected);
  });

  it.each([
    ["onRequestHookHandler", "*HookHandler", true],
    ["HookHandler", "*HookHandler", true],
    ["aXbYc", "a*b*c", true],
    ["aXbY", "a*b*c", false],
    ["ab", "a*b*b", false],
    ["anything", "*", true],
  ])("%s matches %s: %s", (name, pattern, expected) => {
    expect(matchesName(name, pattern)).toBe(expected);
  });

  it.each([
    ["koa", "koa"],
    ["hono/factory", "hono"],
    ["@koa/router/x", "@koa/router"],
    ["./local", undefined],
    ["../up", undefined],
    ["#alias", undefined],
    ["/abs", undefined],
  ])("the import %s names %s", (specifier, name) => {
    expect(packageOfSpecifier(specifier)).toBe(name);
  });
});
