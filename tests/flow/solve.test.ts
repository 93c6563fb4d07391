import ts from "typescript";
import { describe, expect, test } from "vitest";

import type { Edge, FlowGraph, Step } from "../../src/flow/graph.ts";
import { solve, type Domain, type Solution } from "../../src/flow/solve.ts";
import { suspends, targetOf } from "../../src/flow/steps.ts";
import { graphOf } from "./draw.ts";

/** A variable's value: one number, or more than one. */
type Constants = ReadonlyMap<string, number | "varies">;

const constants: Domain<Constants> = {
  entry: new Map(),
  join(left, right) {
    const joined = new Map(left);
    for (const [name, value] of right) {
      const known = left.get(name);
      joined.set(
        name,
        known === undefined || known === value ? value : "varies",
      );
    }
    return joined;
  },
  equals: (left, right) =>
    left.size === right.size &&
    [...left].every(([name, value]) => right.get(name) === value),
  step(state, step) {
    const target = targetOf(step);
    if (!target || !ts.isIdentifier(target)) return state;
    return new Map(state).set(target.text, valueOf(step));
  },
};

function valueOf({ node }: Step): number | "varies" {
  const value = ts.isVariableDeclaration(node)
    ? node.initializer
    : ts.isBinaryExpression(node) &&
        node.operatorToken.kind === ts.SyntaxKind.EqualsToken
      ? node.right
      : undefined;
  return value && ts.isNumericLiteral(value) ? Number(value.text) : "varies";
}

function atExit<State>(body: string, domain: Domain<State>): State | undefined {
  const graph = graphOf(body);
  return solve(graph, domain).at(graph.exit);
}

const valuesAfter = (
  body: string,
  domain = constants,
): Record<string, unknown> | undefined => {
  const state = atExit(body, domain);
  return state && Object.fromEntries(state);
};

describe("constants", () => {
  test.each([
    ["a straight line", "let x = 1; x = 2;", { x: 2 }],
    ["a join", "let x = 1; let y = 1; if (a) { x = 2 }", { x: "varies", y: 1 }],
    ["both sides agree", "let x; if (a) x = 2; else x = 2;", { x: 2 }],
    [
      "a loop",
      "let x = 1; let y = 1; while (a) { x = 2; y = 1 }",
      { x: "varies", y: 1 },
    ],
    [
      "a loop that runs at least once",
      "let x = 1; do { x = 2 } while (a)",
      { x: 2 },
    ],
    ["an inner loop", "let x = 1; for (;a;) for (;b;) x = 2;", { x: "varies" }],
    [
      "a case that falls through",
      "let x = 1; switch (a) { case 1: x = 2; default: x = 3 }",
      { x: 3 },
    ],
    [
      "a return that finally overrules",
      "let x = 1; try { x = 2; return; } finally { x = 3 }",
      { x: 3 },
    ],
    ["an infinite loop", "let x = 1; for (;;) x = 2;", undefined],
    ["code that no path reaches", "let x = 1; return; x = 2;", { x: 1 }],
    ["an assignment that is cut short", "let x = 1; x ||= 2;", { x: "varies" }],
    ["a pattern", "let x = 1; [x] = a;", { x: "varies" }],
    [
      "a label",
      "let x = 1; out: for (;;) { for (;;) { x = 2; break out } }",
      { x: 2 },
    ],
  ])("%s", (_, body, expected) => {
    expect(valuesAfter(body)).toEqual(expected);
  });
});

test("an exception may leave before its step has done anything", () => {
  const done: Domain<ReadonlySet<string>> = {
    entry: new Set(),
    join: (left, right) => new Set([...left, ...right]),
    equals: (left, right) => left.size === right.size,
    step: (state, { node }) => new Set(state).add(node.getText()),
  };
  const graph = graphOf("a(); b();");
  expect(solve(graph, done).at(graph.failure)).toEqual(
    new Set(["a", "a()", "b", "b()"]),
  );
  const before: typeof done = {
    ...done,
    edge: (state, { kind }, old) => (kind === "implicit-throw" ? old : state),
  };
  expect(solve(graph, before).at(graph.failure)).toEqual(
    new Set(["a", "a()", "b"]),
  );
});

/** The truth values known of `a`. */
const truth: Domain<ReadonlySet<boolean>> = {
  entry: new Set([true, false]),
  join: (left, right) => new Set([...left, ...right]),
  equals: (left, right) => left.size === right.size,
  step: (state) => state,
  edge(state, { kind, condition }) {
    if (condition?.getText() !== "a") return state;
    if (kind !== "true" && kind !== "false") return state;
    const value = kind === "true";
    return state.has(value) ? new Set([value]) : undefined;
  },
};

describe("edges", () => {
  test("refine what is known", () => {
    expect(atExit("if (!a) return; b;", truth)).toEqual(new Set([true, false]));
    expect(atExit("if (!a) throw b;", truth)).toEqual(new Set([true]));
    expect(atExit("while (a || b) c;", truth)).toEqual(new Set([false]));
  });

  test("cut off what contradicts it", () => {
    const graph = graphOf("if (a) { if (!a) { b } }");
    const solution = solve(graph, truth);
    expect(stepTexts(solution)).not.toContain("b");
    expect(solution.at(graph.exit)?.size).toBe(2);
  });

  test("are told one by one", () => {
    const graph = graphOf("if (a) return; if (b) return;");
    const solution = solve(graph, truth);
    const ends = graph.blocks
      .flatMap((block) => block.out)
      .filter(({ to }) => to === graph.exit);
    expect(
      ends.map((edge) => [edge.kind, ...(solution.along(edge) ?? [])]),
    ).toEqual([
      ["return", true],
      ["return", false],
      ["end", false],
    ]);
  });

  test("tell explicit exceptions from implicit ones", () => {
    const explicit: Domain<ReadonlySet<string>> = kindsSeen(
      ({ kind }) => kind !== "implicit-throw",
    );
    const graph = graphOf("try { f(); if (a) throw b; } finally { c }");
    expect(solve(graph, explicit).at(graph.failure)).toEqual(
      new Set(["throw"]),
    );
    const all = kindsSeen(() => true);
    expect(solve(graph, all).at(graph.failure)).toEqual(
      new Set(["throw", "implicit-throw"]),
    );
  });
});

/** The kinds of exceptions on the way here. */
function kindsSeen(
  believe: (edge: Edge) => boolean,
): Domain<ReadonlySet<string>> {
  return {
    entry: new Set(),
    join: (left, right) => new Set([...left, ...right]),
    equals: (left, right) => left.size === right.size,
    step: (state) => state,
    edge(state, edge) {
      if (!believe(edge)) return undefined;
      return edge.kind.endsWith("throw")
        ? new Set(state).add(edge.kind)
        : state;
    },
  };
}

function stepTexts<State>(solution: Solution<State>): string[] {
  const texts: string[] = [];
  solution.visit((step) => texts.push(step.node.getText()));
  return texts;
}

describe("visit", () => {
  test("gives what holds before and after each step", () => {
    const seen: string[] = [];
    solve(graphOf("let x = 1; if (a) x = 2; x;"), constants).visit(
      ({ node }, before, after) =>
        seen.push(
          `${node.getText()}: ${String(before.get("x"))} ${String(after.get("x"))}`,
        ),
    );
    expect(seen).toEqual([
      "x = 1: undefined 1",
      "a: 1 1",
      "x = 2: 1 2",
      "x: varies varies",
    ]);
  });

  test("shows the body of finally once for each reason", () => {
    const solution = solve(
      graphOf("try { if (a) return; f() } finally { b }"),
      constants,
    );
    expect(stepTexts(solution).filter((text) => text === "b")).toHaveLength(3);
  });
});

describe("limits", () => {
  const endless: Domain<number> = {
    entry: 0,
    join: Math.max,
    equals: (left, right) => left === right,
    step: (state, step) => (suspends(step) ? state + 1 : state),
  };

  test("a domain without a ceiling ends without an answer", () => {
    const solution = solve(graphOf("while (a) await b;"), endless);
    expect(solution.complete).toBe(false);
    expect(stepTexts(solution)).toEqual([]);
  });

  test("a domain with one ends with it", () => {
    const bounded: Domain<number> = {
      ...endless,
      step: (state, step) => Math.min(3, endless.step(state, step)),
    };
    const graph: FlowGraph = graphOf("while (a) await b;");
    const solution = solve(graph, bounded);
    expect(solution.complete).toBe(true);
    expect(solution.at(graph.exit)).toBe(3);
  });

  test("loops in loops cost a few visits for each block", () => {
    const depth = 60;
    const body = `${"while (a) { b; ".repeat(depth)}x = 1${"}".repeat(depth)}`;
    const graph = graphOf(body);
    let steps = 0;
    const counted: Domain<Constants> = {
      ...constants,
      step: (state, step) => {
        steps++;
        return constants.step(state, step);
      },
    };
    expect(solve(graph, counted).complete).toBe(true);
    expect(steps).toBeLessThan(20 * graph.blocks.length);
  });
});
