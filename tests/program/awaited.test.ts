import ts from "typescript";
import { describe, expect, it } from "vitest";

import { awaitedType } from "../../src/program/syntax/awaited.ts";
import { programOf, virtual } from "../lint.ts";

const program = programOf({
  "a.ts": `
declare const promised: Promise<string>;
declare const nested: Promise<Promise<number>>;
declare const plain: boolean;
export { promised, nested, plain };`,
});

function awaited(checker: ts.TypeChecker): string[] {
  const file = program.getSourceFile(virtual("a.ts"));
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node)) {
      const type = awaitedType(checker, checker.getTypeAtLocation(node));
      found.push(type ? checker.typeToString(type) : "none");
    }
    ts.forEachChild(node, visit);
  };
  if (file) visit(file);
  return found;
}

describe("the type that await gives", () => {
  const checker = program.getTypeChecker();
  it("is the checker's answer", () => {
    expect(awaited(checker)).toEqual(["string", "number", "boolean"]);
  });

  it("is the promise's argument where the checker has no answer", () => {
    const older: ts.TypeChecker = { ...checker };
    Reflect.deleteProperty(older, "getAwaitedType");
    expect(awaited(older)).toEqual(["string", "number", "boolean"]);
  });
});
