import { drawings } from "./drawings.ts";

drawings("conditions", [
  {
    name: "not",
    code: "if (!a) b;",
    graph: `
      0: a → true(a) 2, false(a) 1
      1: b → 2
      2: → end exit
    `,
  },
  {
    name: "not not",
    code: "if (!!a) b;",
    graph: `
      0: a → true(a) 1, false(a) 2
      1: b → 2
      2: → end exit
    `,
  },
  {
    name: "and",
    code: "if (a && b && c) d;",
    graph: `
      0: a → true(a) 1, false(a) 4
      1: b → true(b) 2, false(b) 4
      2: c → true(c) 3, false(c) 4
      3: d → 4
      4: → end exit
    `,
  },
  {
    name: "or",
    code: "if (a || b || c) d;",
    graph: `
      0: a → true(a) 3, false(a) 1
      1: b → true(b) 3, false(b) 2
      2: c → true(c) 3, false(c) 4
      3: d → 4
      4: → end exit
    `,
  },
  {
    name: "both",
    code: "if ((a || b) && !(c && d)) e;",
    graph: `
      0: a → true(a) 2, false(a) 1
      1: b → true(b) 2, false(b) 5
      2: c → true(c) 3, false(c) 4
      3: d → true(d) 5, false(d) 4
      4: e → 5
      5: → end exit
    `,
  },
  {
    name: "parentheses and casts",
    code: "if ((a as any)! && (b satisfies C)) d;",
    graph: `
      0: a → true(a) 1, false(a) 3
      1: b → true(b) 2, false(b) 3
      2: d → 3
      3: → end exit
    `,
  },
  {
    name: "nullish",
    code: "if (a ?? b) c;",
    graph: `
      0: a → present(a) 1, nullish(a) 2
      1: → true(a) 3, false(a) 4
      2: b → true(b) 3, false(b) 4
      3: c → 4
      4: → end exit
    `,
  },
  {
    name: "conditional",
    code: "if (a ? b : c) d;",
    graph: `
      0: a → true(a) 1, false(a) 2
      1: b → true(b) 3, false(b) 4
      2: c → true(c) 3, false(c) 4
      3: d → 4
      4: → end exit
    `,
  },
  {
    name: "comma",
    code: "if (a, b) c;",
    graph: `
      0: a; b → true(b) 1, false(b) 2
      1: c → 2
      2: → end exit
    `,
  },
  {
    name: "assignment",
    code: "if (a = b) c;",
    graph: `
      0: b; a = b → true(a = b) 1, false(a = b) 2
      1: c → 2
      2: → end exit
    `,
  },
  {
    name: "logical assignments",
    code: "if (a ||= b) c; if (d &&= e) f; if (g ??= h) i;",
    graph: `
      0: a → true(a) 2, false(a) 1
      1: b; a ||= b → true(a ||= b) 2, false(a ||= b) 3
      2: c → 3
      3: d → true(d) 4, false(d) 6
      4: e; d &&= e → true(d &&= e) 5, false(d &&= e) 6
      5: f → 6
      6: g → present(g) 7, nullish(g) 8
      7: → true(g) 9, false(g) 10
      8: h; g ??= h → true(g ??= h) 9, false(g ??= h) 10
      9: i → 10
      10: → end exit
    `,
  },
  {
    name: "an optional chain",
    code: "if (a?.b) c;",
    graph: `
      0: a → present(a) 1, nullish(a) 3
      1: a?.b → true(a?.b) 2, false(a?.b) 3
      2: c → 3
      3: → end exit
    `,
  },
  {
    name: "not an optional chain",
    code: "if (!a?.b()) c;",
    graph: `
      0: a → present(a) 1, nullish(a) 3
      1: a?.b; a?.b() → true(a?.b()) 4, false(a?.b()) 3
      3: c → 4
      4: → end exit
    `,
  },
  {
    name: "comparison",
    code: "if (a === b) c;",
    graph: `
      0: a; b; a === b → true(a === b) 1, false(a === b) 2
      1: c → 2
      2: → end exit
    `,
  },
  {
    name: "constants: while (true)",
    code: "while (true) { if (a) break; b }",
    graph: `
      0: → 1
      1: a → true(a) 2, false(a) 4
      2: → end exit
      4: b → 1↺
    `,
  },
  {
    name: "constants: while (1)",
    code: "while (1) a;",
    graph: `
      0: → 1
      1: a → 1↺
    `,
  },
  {
    name: "constants: while (!false)",
    code: "while (!false) a;",
    graph: `
      0: → 1
      1: a → 1↺
    `,
  },
  {
    name: "constants: do while (false)",
    code: "do { a } while (false)",
    graph: `
      0: a → end exit
    `,
  },
  {
    name: "constants: if (0)",
    code: "if (0) a; if ('x') b; if (null) c; if ('') d;",
    graph: `
      0: b → end exit
      3: a
      4: c
      5: d
    `,
  },
  {
    name: "constants: true || a",
    code: "if (true || a) b; if (c && false) d;",
    graph: `
      0: b; c → true(c) 1, false(c) 1
      1: → end exit
      4: a
      5: d
    `,
  },
  {
    name: "and, for its value",
    code: "a = b && c && d;",
    graph: `
      0: b → true(b) 1, false(b) 3
      1: c → true(c) 2, false(c) 3
      2: d → 3
      3: b && c && d; a = b && c && d → end exit
    `,
  },
  {
    name: "or, for its value",
    code: "a = b || c;",
    graph: `
      0: b → true(b) 2, false(b) 1
      1: c → 2
      2: b || c; a = b || c → end exit
    `,
  },
  {
    name: "nullish, for its value",
    code: "a = b ?? c ?? d;",
    graph: `
      0: b → present(b) 3, nullish(b) 1
      1: c → present(c) 3, nullish(c) 2
      2: d → 3
      3: b ?? c ?? d; a = b ?? c ?? d → end exit
    `,
  },
  {
    name: "mixed, for its value",
    code: "a = b && c || d;",
    graph: `
      0: b → true(b) 1, false(b) 2
      1: c → true(c) 3, false(c) 2
      2: d → 3
      3: b && c || d; a = b && c || d → end exit
    `,
  },
  {
    name: "not, for its value",
    code: "a = !b;",
    graph: `
      0: b; !b; a = !b → end exit
    `,
  },
  {
    name: "conditional, for its value",
    code: "a = b ? c : d;",
    graph: `
      0: b → true(b) 1, false(b) 2
      1: c → 3
      2: d → 3
      3: b ? c : d; a = b ? c : d → end exit
    `,
  },
  {
    name: "conditionals in a row",
    code: "a ? b : c ? d : e;",
    graph: `
      0: a → true(a) 1, false(a) 2
      1: b → 6
      2: c → true(c) 3, false(c) 4
      3: d → 5
      4: e → 5
      5: c ? d : e → 6
      6: a ? b : c ? d : e → end exit
    `,
  },
]);
