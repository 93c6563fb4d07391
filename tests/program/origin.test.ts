import ts from "typescript";
import { describe, expect, it } from "vitest";

import { callSignaturesOf, hasOrigin } from "../../src/program/types/origin.ts";
import { programOf, virtual } from "../lint.ts";

/** Whether the first call signature of the type of `value` has an origin. */
function origin(
  text: string,
  path: string,
  packageName = ".",
): boolean | undefined {
  const program = programOf({ "file.ts": text });
  const file = program.getSourceFile(virtual("file.ts"))!;
  const checker = program.getTypeChecker();
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === "value") found ??= node;
    ts.forEachChild(node, visit);
  };
  visit(file);
  const [signature] = callSignaturesOf(
    checker,
    checker.getTypeAtLocation(found!),
  );
  return (
    signature &&
    hasOrigin(signature.getDeclaration(), { package: packageName, path })
  );
}

describe("hasOrigin", () => {
  it.each<[string, string, boolean]>([
    ["type Next = () => void; declare const value: Next;", "type:Next", true],
    ["type Next = () => void; declare const value: Next;", "type:Nex", false],
    ["type Next = () => void; declare const value: Next;", "type:N*", true],
    [
      "type Next = () => void; declare const value: Next;",
      "interface:Next",
      false,
    ],
    [
      "interface Next { (): void } declare const value: Next;",
      "interface:Next",
      true,
    ],
    [
      "interface Next { (): void } interface Mine extends Next {} declare const value: Mine;",
      "interface:Next",
      true,
    ],
    [
      "type Next = () => void; type Mine = Next; declare const value: Mine;",
      "type:Next",
      true,
    ],
    [
      "type Next = () => void; declare const value: Next | undefined;",
      "type:Next",
      true,
    ],
    [
      "type Next = () => void; declare const value: Next & { readonly id: 1 };",
      "type:Next",
      true,
    ],
    [
      "type Handle = (input: { resolve: () => void }) => void; declare const handle: Handle; const f: Handle = ({ resolve: value }) => value();",
      "property:resolve<param:input<type:Handle",
      true,
    ],
    [
      "type Handle = (input: { resolve: () => void }) => void; const f: Handle = ({ resolve: value }) => value();",
      "property:resolve<type:Handle",
      true,
    ],
    [
      "type Handle = (input: { resolve: () => void }) => void; const f: Handle = ({ resolve: value }) => value();",
      "param:input<type:Handle",
      false,
    ],
    [
      "interface Service { handle(next: () => void): void } declare const s: Service; s.handle; declare const value: Parameters<Service['handle']>[0];",
      "interface:Service",
      true,
    ],
    [
      "type Next = (done: () => void) => void; declare const n: Next; declare const value: Parameters<Next>[0];",
      "type:Next",
      false,
    ],
    ["declare const value: () => void;", "type:Next", false],
  ])("%s is %s: %s", (text, path, expected) => {
    expect(origin(text, path)).toBe(expected);
  });

  it("asks for the package that declares it", () => {
    const koa = `import type { Next } from "koa"; export type Mine = Next; declare const value: Mine;`;
    expect(origin(koa, "type:Next", "koa")).toBe(true);
    expect(origin(koa, "type:Next", "@types/koa")).toBe(true);
    expect(origin(koa, "type:Next", ".")).toBe(false);
    expect(origin(koa, "type:Next", "hono")).toBe(false);
  });

  it("has no signature to ask for in any, unknown and never", () => {
    for (const type of ["any", "unknown", "never", "string"])
      expect(origin(`declare const value: ${type};`, "type:Next")).toBe(
        undefined,
      );
  });
});
