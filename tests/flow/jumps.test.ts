import { drawings } from "./drawings.ts";

drawings("jumps", [
  {
    name: "break and continue",
    code: "while (a) { if (b) break; if (c) continue; d }",
    graph: `
      0: → 1
      1: a → true(a) 2, false(a) 5
      2: b → true(b) 5, false(b) 3
      3: c → true(c) 1↺, false(c) 4
      4: d → 1↺
      5: → end exit
    `,
  },
  {
    name: "continue evaluates the incrementor",
    code: "for (;a; b) { if (c) continue; d }",
    graph: `
      0: → 1
      1: a → true(a) 2, false(a) 5
      2: c → true(c) 4, false(c) 3
      3: d → 4
      4: b → 1↺
      5: → end exit
    `,
  },
  {
    name: "continue evaluates the condition of do",
    code: "do { if (a) continue; b } while (c)",
    graph: `
      0: → 1
      1: a → true(a) 3, false(a) 2
      2: b → 3
      3: c → true(c) 1↺, false(c) 4
      4: → end exit
    `,
  },
  {
    name: "labels of loops",
    code: "out: for (;a;) { for (;b;) { if (c) continue out; if (d) break out } }",
    graph: `
      0: → 1
      1: a → true(a) 2, false(a) 5
      2: b → true(b) 3, false(b) 1↺
      3: c → true(c) 1↺, false(c) 4
      4: d → true(d) 5, false(d) 2↺
      5: → end exit
    `,
  },
  {
    name: "two labels",
    code: "x: y: while (a) { if (b) continue x; if (c) break y }",
    graph: `
      0: → 1
      1: a → true(a) 2, false(a) 4
      2: b → true(b) 1↺, false(b) 3
      3: c → true(c) 4, false(c) 1↺
      4: → end exit
    `,
  },
  {
    name: "a labelled block",
    code: "x: { if (a) break x; b } c",
    graph: `
      0: a → true(a) 2, false(a) 1
      1: b → 2
      2: c → end exit
    `,
  },
  {
    name: "a labelled switch",
    code: "x: switch (a) { case 1: while (b) break x; c }",
    graph: `
      0: a → case(1) 1, default(a) 3
      1: b → true(b) 3, false(b) 2
      2: c → 3
      3: → end exit
    `,
  },
  {
    name: "a label that is not there",
    code: "while (a) { break b }",
    graph: `
      0: a → true(a) 1, false(a) 2
      1:
      2: → end exit
    `,
  },
  {
    name: "catch",
    code: "try { a() } catch (e) { b } c",
    failure: true,
    graph: `
      0: a; a() → 2, implicit-throw 1
      1: bind e; b → 2
      2: c → end exit
    `,
  },
  {
    name: "catch without a variable",
    code: "try { throw a } catch { b }",
    failure: true,
    graph: `
      0: a; throw → throw 1
      1: b → end exit
    `,
  },
  {
    name: "catch with a pattern",
    code: "try { a() } catch ({ b }) { c }",
    failure: true,
    graph: `
      0: a; a() → 3, implicit-throw 1
      1: bind { b } → 2, implicit-throw failure
      2: bind b; c → 3
      3: → end exit
    `,
  },
  {
    name: "what catch throws goes out",
    code: "try { a() } catch { b() } c",
    failure: true,
    graph: `
      0: a; a() → 2, implicit-throw 1
      1: b; b() → 2, implicit-throw failure
      2: c → end exit
    `,
  },
  {
    name: "nothing to catch",
    code: "try { a } catch { b }",
    failure: true,
    graph: `
      0: a → end exit
      3: b
    `,
  },
  {
    name: "catch around catch",
    code: "try { try { a() } catch { throw b } } catch { c }",
    failure: true,
    graph: `
      0: a; a() → 3, implicit-throw 1
      1: b; throw → throw 2
      2: c → 3
      3: → end exit
    `,
  },
  {
    name: "finally: falling through, and an exception",
    code: "try { a() } finally { b } c",
    failure: true,
    graph: `
      0: a; a() → 1, implicit-throw 3
      1: b; c → end exit
      3: b → 4
      4: → implicit-throw failure
    `,
  },
  {
    name: "finally: return",
    code: "try { return a } finally { b } c",
    failure: true,
    graph: `
      0: a; return; b → return exit
      3: c
    `,
  },
  {
    name: "finally: an explicit throw and an implicit one",
    code: "try { if (a) throw b; c() } finally { d }",
    failure: true,
    graph: `
      0: a → true(a) 1, false(a) 4
      1: b; throw → throw 2
      2: d → 3
      3: → throw failure
      4: c; c() → 5, implicit-throw 7
      5: d → end exit
      7: d → 8
      8: → implicit-throw failure
    `,
  },
  {
    name: "finally: break and continue",
    code: "while (a) { try { if (b) break; if (c) continue; d } finally { e } f } g",
    failure: true,
    graph: `
      0: → 1
      1: a → true(a) 2, false(a) 7
      2: b → true(b) 3, false(b) 4
      3: e → 7
      4: c → true(c) 5, false(c) 6
      5: e → 1↺
      6: d; e; f → 1↺
      7: g → end exit
    `,
  },
  {
    name: "finally: a label further out",
    code: "x: for (;a;) { for (;b;) { try { continue x } finally { c } } }",
    failure: true,
    graph: `
      0: → 1
      1: a → true(a) 2, false(a) 4
      2: b → true(b) 3, false(b) 1↺
      3: c → 1↺
      4: → end exit
    `,
  },
  {
    name: "finally: its own return overrules",
    code: "try { a() } finally { return }",
    failure: true,
    graph: `
      0: a; a() → 1, implicit-throw 2
      1: return → return exit
      2: return → return exit
    `,
  },
  {
    name: "finally: its own break overrules",
    code: "while (a) { try { return } finally { break } }",
    failure: true,
    graph: `
      0: a → true(a) 1, false(a) 2
      1: return → 2
      2: → end exit
    `,
  },
  {
    name: "finally: its own exception overrules",
    code: "try { return } finally { a() }",
    failure: true,
    graph: `
      0: return; a; a() → return exit, implicit-throw failure
    `,
  },
  {
    name: "catch and finally",
    code: "try { a() } catch { b() } finally { c }",
    failure: true,
    graph: `
      0: a; a() → 2, implicit-throw 1
      1: b; b() → 2, implicit-throw 4
      2: c → end exit
      4: c → 5
      5: → implicit-throw failure
    `,
  },
  {
    name: "finally in try of finally",
    code: "try { try { return a() } finally { b } } finally { c }",
    failure: true,
    graph: `
      0: a; a() → 1, implicit-throw 3
      1: return; b; c → return exit
      3: b → 4
      4: → implicit-throw 5
      5: c → 6
      6: → implicit-throw failure
    `,
  },
  {
    name: "finally in finally",
    code: "try { return } finally { try { a() } finally { b } }",
    failure: true,
    graph: `
      0: return; a; a() → 1, implicit-throw 3
      1: b → return exit
      3: b → 4
      4: → implicit-throw failure
    `,
  },
  {
    name: "finally keeps an exception from the catch outside until it is done",
    code: "try { try { a() } finally { b } } catch { c }",
    failure: true,
    graph: `
      0: a; a() → 1, implicit-throw 2
      1: b → 5
      2: b → 3
      3: → implicit-throw 4
      4: c → 5
      5: → end exit
    `,
  },
  {
    name: "an exception in the catch clause passes finally",
    code: "try { throw a } catch { throw b } finally { c }",
    failure: true,
    graph: `
      0: a; throw → throw 1
      1: b; throw → throw 2
      2: c → 3
      3: → throw failure
    `,
  },
  {
    name: "using",
    code: "using a = b; c",
    failure: true,
    graph: `
      0: b; bind a; c; dispose a → end exit, implicit-throw failure
    `,
  },
  {
    name: "using, with ways out",
    code: "{ using a = b; if (c) return; if (d) throw e; f() } g",
    failure: true,
    graph: `
      0: b; bind a; c → true(c) 1, false(c) 2
      1: return; dispose a → return exit, implicit-throw failure
      2: d → true(d) 3, false(d) 6
      3: e; throw → throw 4
      4: dispose a → 5, implicit-throw failure
      5: → throw failure
      6: f; f() → 7, implicit-throw 10
      7: dispose a → 8, implicit-throw failure
      8: g → end exit
      10: dispose a → 11, implicit-throw failure
      11: → implicit-throw failure
    `,
  },
  {
    name: "await using",
    code: "await using a = b; c",
    graph: `
      0: b; bind a; c; suspend; dispose a → end exit
    `,
  },
  {
    name: "two of them, disposed in reverse",
    code: "using a = b; c; using d = e; f",
    graph: `
      0: b; bind a; c; e; bind d; f; dispose d → 1, implicit-throw 3
      1: dispose a → end exit
      3: dispose a → 4
      4:
    `,
  },
  {
    name: "two in one list",
    code: "using a = b(), c = d(); e",
    failure: true,
    graph: `
      0: b; b() → 1, implicit-throw failure
      1: bind a; d; d() → 2, implicit-throw 4
      2: bind c; e; dispose a, c → end exit, implicit-throw failure
      4: dispose a, c → 5, implicit-throw failure
      5: → implicit-throw failure
    `,
  },
  {
    name: "using in for-of",
    code: "for (using a of b) { if (c) break; d }",
    graph: `
      0: b → 1
      1: next of b → true 2, false 5
      2: bind a; c → true(c) 3, false(c) 4
      3: dispose a → 5
      4: d; dispose a → 1↺
      5: → end exit
    `,
  },
  {
    name: "using in for",
    code: "for (using a = b; c; d) e;",
    graph: `
      0: b; bind a → 1
      1: c → true(c) 2, false(c) 3
      2: e; d → 1↺
      3: dispose a → end exit
    `,
  },
  {
    name: "using is a name too",
    code: "using(a); using = b;",
    graph: `
      0: using; a; using(a) → 1
      1: b; using = b → end exit
    `,
  },
]);
