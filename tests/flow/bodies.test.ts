import ts from "typescript";
import { describe, expect, test } from "vitest";

import { buildFlow, flowOf } from "../../src/flow/build.ts";
import { renderFlow } from "../../src/flow/render.ts";
import { stepsOf, suspends, targetOf, thrower } from "../../src/flow/steps.ts";
import {
  draw,
  drawFunction,
  drawModule,
  functionIn,
  graphOf,
  parse,
} from "./draw.ts";

const lines = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .trim();

describe("bodies", () => {
  test.each([
    [
      "parameters come first",
      "function f(this: A, a, b = c(), { d, e = g }, ...h) { i }",
      `0: bind a → 1, 2
       1: c; c() → 2
       2: bind b; bind { d, e = g } → 3
       3: bind d → 4, 5
       4: g → 5
       5: bind e; bind h; i → end exit`,
    ],
    [
      "an arrow's expression is returned",
      "(a) => b(a);",
      "0: bind a; b; a; b(a) → 1\n1: return → return exit",
    ],
    ["an arrow with a block", "() => { a };", "0: a → end exit"],
    [
      "an async arrow",
      "async () => await a;",
      "0: a; suspend; await a → 1\n1: return → return exit",
    ],
    [
      "a generator",
      "function* f() { const a = yield b; yield; yield* c; return d }",
      `0: b; suspend; yield b → 1
       1: bind a; suspend; yield → 2
       2: c; suspend; yield* c → 3
       3: d; return → return exit`,
    ],
    [
      "an async generator awaits what it returns",
      "async function* f() { if (a) return; return b }",
      `0: a → true(a) 1, false(a) 2
       1: return → return exit
       2: b; suspend → 3
       3: return → return exit`,
    ],
    [
      "an arrow in an async generator returns by itself",
      "const f = async function* () { g(() => { return a }) };",
      "0: g; () => …; g(() => { return a }) → end exit",
    ],
    ["a method", "({ f() { a } });", "0: a → end exit"],
    [
      "a constructor",
      "class A { constructor(private b) { super(); this.b } }",
      "0: bind b; super() → 1\n1: this.b → end exit",
    ],
    [
      "a getter",
      "class A { get b() { return this.c } }",
      "0: this.c; return → return exit",
    ],
    ["an empty body", "function f() {}", "0: → end exit"],
  ])("%s", (_, text, graph) => {
    expect(drawFunction(text)).toBe(lines(graph));
  });

  test("a module", () => {
    expect(
      drawModule(
        `import a from "b"; export const c = await d; export { e } from "f";
         export default g(); export function h() {} export default class {} export = i;`,
      ),
    ).toBe(
      lines(`0: bind h; d; suspend; await d → 1
             1: bind c; g; g() → 2
             2: bind default; bind default; i; bind default → end exit`),
    );
  });

  test("a static block", () => {
    const file = parse("class A { static { if (a) b() } }");
    const [block] = (file.statements[0] as ts.ClassDeclaration).members;
    if (!block || !ts.isClassStaticBlockDeclaration(block)) expect.fail();
    expect(renderFlow(buildFlow(block), file)).toBe(
      lines(`0: a → true(a) 1, false(a) 3
             1: b; b() → 3, implicit-throw failure
             3: → end exit`),
    );
  });

  test("a function without a body", () => {
    const file = parse("declare function f(a);");
    const graph = flowOf(file.statements[0] as ts.FunctionDeclaration);
    expect(graph && renderFlow(graph, file)).toBe("0: bind a → end exit");
  });

  test("one graph for a body", () => {
    const body = functionIn(parse("function f() { a }"));
    expect(flowOf(body)).toBe(flowOf(body));
  });
});

describe("numbers", () => {
  test("blocks stand at their number, and edges begin at their block", () => {
    const graph = graphOf("try { for (;a;) b() } finally { c } return; d");
    for (const [id, block] of graph.blocks.entries()) {
      expect(block.id).toBe(id);
      for (const edge of block.out) {
        expect(edge.from).toBe(block);
        expect(graph.blocks[edge.to.id]).toBe(edge.to);
      }
    }
    expect(graph.blocks).toContain(graph.exit);
    expect(graph.blocks).toContain(graph.failure);
  });

  test("only edges that go round a loop lead back", () => {
    const graph = graphOf(
      "x: for (const a of b) { do { if (c) continue x; if (d) continue } while (e) } while (f) g;",
    );
    for (const { from, to, back = false } of graph.blocks.flatMap(
      ({ out }) => out,
    )) {
      expect(to.id <= from.id).toBe(back);
    }
  });
});

describe("steps", () => {
  test("suspensions", () => {
    const graph = graphOf(
      "await a; for await (const b of c) d; await using e = f; g",
    );
    const kinds = [...stepsOf(graph)]
      .filter(suspends)
      .map(({ node }) => ts.SyntaxKind[node.kind]);
    expect(kinds).toEqual([
      "AwaitExpression",
      "ForOfStatement",
      "VariableDeclarationList",
    ]);
  });

  test("targets", () => {
    const code =
      "let a = 1; b = 2; c.d += 3; ({ e, f: g.h } = i); j++; delete k.l; m ??= n; const { o } = p; for (q of r) s; this.t = u; -v; w + x; function y() {}";
    const targets = [...stepsOf(graphOf(code))]
      .map((step) => targetOf(step)?.getText())
      .filter((target) => target !== undefined);
    expect(targets).toEqual("y a b c.d e g.h j k.l m o q this.t".split(" "));
  });

  test("who threw", () => {
    const graph = graphOf("try { a.b; c(); if (d) throw e } finally { f }");
    const throwers = graph.blocks
      .flatMap(({ out }) => out)
      .filter(({ kind }) => kind.endsWith("throw"))
      .map((edge) => thrower(edge)?.node.getText());
    expect(throwers).toEqual(["a.b", "c()", "throw e", undefined, undefined]);
  });
});

describe("without limits", () => {
  const many = (text: string, count = 5000): string => text.repeat(count);

  test.each([
    ["a long sum", `a${many(" + b")};`],
    ["a long conjunction", `if (a${many(" && b")}) c;`],
    ["a long choice", `x = a${many(" ?? b")};`],
    ["a long chain", `a${many(".b()")};`],
    ["a long optional chain", `a${many("?.b")};`],
    ["a long comma expression", `a${many(", b")};`],
    ["a long else-if", `if (a) b;${many(" else if (c) d;", 600)}`],
    [
      "a long function",
      many("if (a) { await b(c.d) } else return e;\n", 20_000),
    ],
    ["a long switch", `switch (a) {${many("case b: c(); break;")}}`],
    [
      "many try statements",
      many("try { if (a) return b(); } finally { c() }\n", 2000),
    ],
    ["a long template", `\`${many("${a}")}\`;`],
  ])("%s", (_, code) => {
    const body = functionIn(parse(`async function f() { ${code} }`));
    const graph = flowOf(body);
    expect(graph).toBeDefined();
  });

  test("finally in finally stays small, or is given up", () => {
    const nested = (depth: number): string =>
      `${"try { if (a) return; b() } finally { ".repeat(depth)}c${"}".repeat(depth)}`;
    expect(graphOf(nested(3)).blocks.length).toBeLessThan(200);
    const body = functionIn(parse(`function f() { ${nested(40)} }`));
    expect(flowOf(body)).toBeUndefined();
  });

  test("try in try of finally grows in step with the depth", () => {
    const nested = (depth: number): string =>
      `${"try { ".repeat(depth)}if (a) return; b()${"} finally { c }".repeat(depth)}`;
    const size = (depth: number): number =>
      graphOf(nested(depth)).blocks.length;
    expect(size(80)).toBeLessThan(2.2 * size(40));
  });

  test.each([
    ["parentheses", `${"(".repeat(600)}a${")".repeat(600)};`],
    ["blocks", `${"{".repeat(600)}a${"}".repeat(600)}`],
    ["calls in arguments", `${"a(".repeat(600)}b${")".repeat(600)};`],
    ["negations", `if (${"!".repeat(600)}a) b;`],
    ["patterns", `const ${"[".repeat(600)}a${"]".repeat(600)} = b;`],
  ])("what nests too deeply has no graph: %s", (_, code) => {
    const body = functionIn(parse(`function f() { ${code} }`));
    expect(flowOf(body)).toBeUndefined();
    expect(flowOf(body)).toBeUndefined();
  });

  test("what nests deeply has one", () => {
    expect(draw(`${"(".repeat(200)}a${")".repeat(200)};`)).toBe(
      "0: a → end exit",
    );
  });

  test("code with syntax errors has one too", () => {
    for (const code of [
      "if (",
      "a = ;",
      "for (const of",
      "a?.",
      "switch (a) { case",
      "continue; break;",
      "[a, = b",
      "class {",
      "`${",
    ]) {
      const file = parse(`async function f() { ${code} }`);
      expect(() => renderFlow(buildFlow(functionIn(file)), file)).not.toThrow();
    }
  });
});
