import ts from "typescript";
import { describe, expect, it } from "vitest";

import { movedNode, respacedBetween } from "../../src/program/files/trivia.ts";

function parsed(text: string, name = "a.ts"): ts.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
}

const between = (before: string, after: string, name?: string) =>
  respacedBetween(parsed(before, name), parsed(after, name));

describe("a file that is respaced", () => {
  it.each([
    ["a comment", "f();\ng();", "f();\n// first\ng();"],
    ["a letter of a comment", "f(); // x\ng();", "f(); // xy\ng();"],
    ["a line break", "f();\ng();", "f();\n\n\ng();"],
    ["spaces at the end", "f();\n", "f();\n\n"],
    ["before a brace", "{ f(); }", "{ f(); /* done */ }"],
    ["an empty block", "function f() {}", "function f() { }"],
    [
      "between members",
      "class A { b() {}\n c() {} }",
      "class A { b() {}\n\n c() {} }",
    ],
    [
      "in a case",
      "switch (a) { case 1: f(); g(); }",
      "switch (a) { case 1: f();  g(); }",
    ],
  ])("says the same: %s", (_, before, after) => {
    expect(between(before, after)).toMatchObject({
      shift: after.length - before.length,
    });
  });

  it.each([
    ["a token", "f();\ng();", "f();\nh();"],
    ["a longer token", "f();\ng();", "f();\ngg();"],
    ["spaces in a text", "f(`a b`);", "f(`a  b`);"],
    ["a comment that takes in code", "f();\n/ g;", "f();\n// g;"],
    ["code that was a comment", "f();\n// g();", "f();\n g();"],
    ["a line break that may end a statement", "f();\ng();", "f(); g();"],
    [
      "a tag",
      "f();\n/** x */ function g() {}",
      "f();\n/** @blocking */ function g() {}",
    ],
    ["what may be taken for a call", "f();\n", "f();\n// g()\n"],
    ["inside an expression", "f(a, b);", "f(a, /* c */ b);"],
    ["two places", "f();\ng();\nh();", "f();\n\ng();\n\nh();"],
  ])("says something else: %s", (_, before, after) => {
    expect(between(before, after)).toBeUndefined();
  });

  it("takes every comment of a JavaScript file at its word", () => {
    const [before, after] = ["f();\n// a\n", "f();\n// b\n"];
    expect(between(before, after)).toBeDefined();
    expect(between(before, after, "a.js")).toBeUndefined();
  });

  it("has its nodes where they have moved to", () => {
    const before = parsed("f(1);\ng(2);\nfunction h() { i(3);\n j(4); }");
    const after = parsed("f(1);\ng(2);\nfunction h() { i(3);\n // k\n j(4); }");
    const respaced = respacedBetween(before, after);
    const visit = (node: ts.Node): void => {
      const moved = respaced && movedNode(node, after, respaced);
      if (node.end > node.pos) {
        expect(moved?.kind).toBe(node.kind);
        if (!node.getText().includes("(3);"))
          expect(moved?.getText()).toBe(node.getText());
      }
      ts.forEachChild(node, visit);
    };
    visit(before);
  });
});
