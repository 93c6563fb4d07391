import { drawings } from "./drawings.ts";

drawings("statements", [
  {
    name: "expression statements, blocks and empty ones",
    code: "a; { b; } ; debugger;",
    graph: `
      0: a; b → end exit
    `,
  },
  {
    name: "declarations",
    code: "let a; const b = c; var d = e, f;",
    graph: `
      0: bind a; c; bind b; e; bind d → end exit
    `,
  },
  {
    name: "functions of a switch",
    code: "switch (a) { case b: function c() {} case d: e; }",
    graph: `
      0: a; bind c; b → case(b) 2, 1
      1: d → case(d) 2, default(a) 3
      2: e → 3
      3: → end exit
    `,
  },
  {
    name: "function declarations come first in their block",
    code: "a; { b; function g() { return h } } function i() {}",
    graph: `
      0: bind i; a; bind g; b → end exit
    `,
  },
  {
    name: "a class declaration",
    code: "class A extends B { [c] = d; static e = f; static { g } m() { h } }",
    graph: `
      0: B; c; f; bind e; static {…} → 1
      1: bind A → end exit
    `,
  },
  {
    name: "enum and namespace",
    code: "enum A { B = c } namespace D { e; export function f() {} } declare namespace G { const h: number }",
    graph: `
      0: c; bind A; bind f; e; bind D → end exit
    `,
  },
  {
    name: "types",
    code: "interface A { b: C } type D = E; declare const f: number; declare class G {} declare enum H {}",
    graph: `
      0: → end exit
    `,
  },
  {
    name: "with",
    code: "with (a) b;",
    graph: `
      0: a; b → end exit
    `,
  },
  {
    name: "if",
    code: "if (a) b; c",
    graph: `
      0: a → true(a) 1, false(a) 2
      1: b → 2
      2: c → end exit
    `,
  },
  {
    name: "if and else",
    code: "if (a) b; else c;",
    graph: `
      0: a → true(a) 1, false(a) 2
      1: b → 3
      2: c → 3
      3: → end exit
    `,
  },
  {
    name: "else if",
    code: "if (a) b; else if (c) d; else e;",
    graph: `
      0: a → true(a) 1, false(a) 2
      1: b → 5
      2: c → true(c) 3, false(c) 4
      3: d → 5
      4: e → 5
      5: → end exit
    `,
  },
  {
    name: "nothing to do",
    code: "if (a) {} else {}",
    graph: `
      0: a → true(a) 1, false(a) 1
      1: → end exit
    `,
  },
  {
    name: "while",
    code: "while (a) b; c",
    graph: `
      0: → 1
      1: a → true(a) 2, false(a) 3
      2: b → 1↺
      3: c → end exit
    `,
  },
  {
    name: "do",
    code: "do a; while (b)",
    graph: `
      0: → 1
      1: a; b → true(b) 1↺, false(b) 2
      2: → end exit
    `,
  },
  {
    name: "for",
    code: "for (let a = b; c; d) e;",
    graph: `
      0: b; bind a → 1
      1: c → true(c) 2, false(c) 3
      2: e; d → 1↺
      3: → end exit
    `,
  },
  {
    name: "for, with nothing in its head",
    code: "for (;;) a;",
    graph: `
      0: → 1
      1: a → 1↺
    `,
  },
  {
    name: "for, without a declaration",
    code: "for (a = b;; c) { if (d) break }",
    graph: `
      0: b; a = b → 1
      1: d → true(d) 2, false(d) 4
      2: → end exit
      4: c → 1↺
    `,
  },
  {
    name: "for-of",
    code: "for (const a of b) c; d",
    graph: `
      0: b → 1
      1: next of b → true 2, false 3
      2: bind a; c → 1↺
      3: d → end exit
    `,
  },
  {
    name: "for-of with a pattern",
    code: "for (const { a, b = c } of d) e;",
    graph: `
      0: d → 1
      1: next of d → true 2, false 6
      2: bind { a, b = c } → 3
      3: bind a → 4, 5
      4: c → 5
      5: bind b; e → 1↺
      6: → end exit
    `,
  },
  {
    name: "for-of with a target",
    code: "for (a.b of c) d;",
    graph: `
      0: c → 1
      1: next of c → true 2, false 4
      2: a; bind a.b → 3
      3: d → 1↺
      4: → end exit
    `,
  },
  {
    name: "for-of with a variable from outside",
    code: "for (a of b) c;",
    graph: `
      0: b → 1
      1: next of b → true 2, false 3
      2: bind a; c → 1↺
      3: → end exit
    `,
  },
  {
    name: "for-in",
    code: "for (const a in b) c;",
    graph: `
      0: b → 1
      1: next of b → true 2, false 3
      2: bind a; c → 1↺
      3: → end exit
    `,
  },
  {
    name: "for await",
    code: "for await (const a of b) c;",
    graph: `
      0: b → 1
      1: suspend; next of b → true 2, false 3
      2: bind a; c → 1↺
      3: → end exit
    `,
  },
  {
    name: "for await, left early",
    code: "for await (const a of b) { if (a) return; if (c) throw d; if (e) break; if (f) continue; g }",
    graph: `
      0: b → 1
      1: suspend; next of b → true 2, false 12
      2: bind a; a → true(a) 3, false(a) 4
      3: return; suspend → return exit
      4: c → true(c) 5, false(c) 8
      5: d; throw → throw 6
      6: suspend → 7
      7: → throw failure
      8: e → true(e) 9, false(e) 10
      9: suspend → 12
      10: f → true(f) 1↺, false(f) 11
      11: g → 1↺
      12: → end exit
    `,
  },
  {
    name: "switch",
    code: "switch (a) { case b: c; break; case d: e; }",
    graph: `
      0: a; b → case(b) 1, 2
      1: c → 4
      2: d → case(d) 3, default(a) 4
      3: e → 4
      4: → end exit
    `,
  },
  {
    name: "switch with a default in the middle",
    code: "switch (a) { case 1: b; default: c; case 2: d; break; case 3: }",
    graph: `
      0: a → case(1) 1, case(2) 3, case(3) 4, default(a) 2
      1: b → 2
      2: c → 3
      3: d → 4
      4: → end exit
    `,
  },
  {
    name: "switch without clauses",
    code: "switch (a) {}",
    graph: `
      0: a → default(a) 1
      1: → end exit
    `,
  },
  {
    name: "switch by conditions",
    code: "switch (true) { case a && b: c; break; default: d }",
    graph: `
      0: a → true(a) 1, false(a) 2
      1: b → 2
      2: a && b → case(a && b) 3, default(true) 4
      3: c → 5
      4: d → 5
      5: → end exit
    `,
  },
  {
    name: "continue inside switch",
    code: "for (;;) { switch (a) { case 1: continue; case 2: break; default: return } b }",
    graph: `
      0: → 1
      1: a → case(1) 1↺, case(2) 2, default(a) 3
      2: b → 1↺
      3: return → return exit
    `,
  },
  {
    name: "return",
    code: "return a; b;",
    graph: `
      0: a; return → return exit
      3: b
    `,
  },
  {
    name: "return of nothing",
    code: "if (a) return; b;",
    graph: `
      0: a → true(a) 1, false(a) 2
      1: return → return exit
      2: b → end exit
    `,
  },
  {
    name: "throw",
    code: "if (a) throw b; c",
    graph: `
      0: a → true(a) 1, false(a) 3
      1: b; throw → throw failure
      3: c → end exit
    `,
  },
]);
