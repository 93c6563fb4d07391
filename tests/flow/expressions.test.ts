import { drawings } from "./drawings.ts";

drawings("expressions", [
  {
    name: "names and literals",
    code: `a; 1; 'a'; /a/; null; true; 1n; \`a\`; this; undefined;`,
    graph: `
      0: a; undefined → end exit
    `,
  },
  {
    name: "parentheses, casts, satisfies and !",
    code: "(a as B) satisfies C; d!; e<F>;",
    graph: `
      0: a; d; e → end exit
    `,
  },
  {
    name: "properties",
    code: "a.b; a[b]; this.c; this[d]; this.#e; import.meta.f;",
    graph: `
      0: a; a.b → 1
      1: a; b; a[b] → 2
      2: this.c; d; this[d]; this.#e; import.meta.f → end exit
    `,
  },
  {
    name: "a property that may throw ends its block",
    code: "a.b.c;",
    failure: true,
    graph: `
      0: a; a.b → 1, implicit-throw failure
      1: a.b.c → end exit, implicit-throw failure
    `,
  },
  {
    name: "one of this does not",
    code: "this.b;",
    failure: true,
    graph: `
      0: this.b → end exit
    `,
  },
  {
    name: "calls",
    code: "a(b, ...c, d); a.b(c); super.m(d); (a.b)(c);",
    graph: `
      0: a; b; c; ...c → 1
      1: d; a(b, ...c, d) → 2
      2: a; a.b → 3
      3: c; a.b(c) → 4
      4: super.m; d; super.m(d) → 5
      5: a; a.b → 6
      6: c; (a.b)(c) → end exit
    `,
  },
  {
    name: "a call that throws",
    code: "a(b);",
    failure: true,
    graph: `
      0: a; b; a(b) → end exit, implicit-throw failure
    `,
  },
  {
    name: "new",
    code: "new A; new A(b, c); new a.B();",
    graph: `
      0: A; new A → 1
      1: A; b; c; new A(b, c) → 2
      2: a; a.B → 3
      3: new a.B() → end exit
    `,
  },
  {
    name: "import()",
    code: "import(a);",
    failure: true,
    graph: `
      0: a; import(a) → end exit
    `,
  },
  {
    name: "an optional chain",
    code: "a?.b; c",
    graph: `
      0: a → present(a) 1, nullish(a) 2
      1: a?.b → 2
      2: c → end exit
    `,
  },
  {
    name: "the whole rest of a chain is skipped",
    code: "a?.b.c(d)[e]; f",
    graph: `
      0: a → present(a) 1, nullish(a) 5
      1: a?.b; a?.b.c → 2
      2: d; a?.b.c(d) → 3
      3: e; a?.b.c(d)[e] → 5
      5: f → end exit
    `,
  },
  {
    name: "more than one ?.",
    code: "a?.b?.(c)?.[d];",
    graph: `
      0: a → present(a) 1, nullish(a) 5
      1: a?.b → present(a?.b) 2, nullish(a?.b) 5
      2: c; a?.b?.(c) → present(a?.b?.(c)) 3, nullish(a?.b?.(c)) 5
      3: d; a?.b?.(c)?.[d] → 5
      5: → end exit
    `,
  },
  {
    name: "parentheses end a chain",
    code: "(a?.b).c;",
    graph: `
      0: a → present(a) 1, nullish(a) 2
      1: a?.b → 2
      2: (a?.b).c → end exit
    `,
  },
  {
    name: "! does not",
    code: "a?.b!.c;",
    graph: `
      0: a → present(a) 1, nullish(a) 3
      1: a?.b; a?.b!.c → 3
      3: → end exit
    `,
  },
  {
    name: "a chain or else",
    code: "a?.b ?? c;",
    graph: `
      0: a → present(a) 1, nullish(a) 2
      1: a?.b → present(a?.b) 3, nullish(a?.b) 2
      2: c → 3
      3: a?.b ?? c → end exit
    `,
  },
  {
    name: "a chain with a suspension",
    code: "(await a?.(await b))?.c;",
    graph: `
      0: a → present(a) 1, nullish(a) 3
      1: b; suspend; await b → 2
      2: a?.(await b) → 3
      3: suspend; await a?.(await b) → present(await a?.(await b)) 4, nullish(await a?.(await b)) 5
      4: (await a?.(await b))?.c → 5
      5: → end exit
    `,
  },
  {
    name: "operators",
    code: "a + b * c; a < b; a in b; #c in d; a instanceof B; a ** b;",
    graph: `
      0: a; b; c; b * c; a + b * c; a; b; a < b; a; b; a in b; d; #c in d; a; B; a instanceof B; a; b; a ** b → end exit
    `,
  },
  {
    name: "unary operators",
    code: "-a; typeof b; void c; ~d; delete e.f; delete e[g]; delete h?.i.j;",
    graph: `
      0: a; -a; b; typeof b; c; void c; d; ~d; e; delete e.f → 1
      1: e; g; delete e[g] → 2
      2: h → present(h) 3, nullish(h) 4
      3: h?.i → 4
      4: delete h?.i.j → end exit
    `,
  },
  {
    name: "comma",
    code: "a, b, c;",
    graph: `
      0: a; b; a, b; c; a, b, c → end exit
    `,
  },
  {
    name: "assignment",
    code: "a = b; a.b = c; a[b] = c; this.d = e; a = b = c;",
    graph: `
      0: b; a = b; a; c; a.b = c → 1
      1: a; b; c; a[b] = c → 2
      2: e; this.d = e; c; b = c; a = b = c → end exit
    `,
  },
  {
    name: "an assignment that may throw",
    code: "a.b = c;",
    failure: true,
    graph: `
      0: a; c; a.b = c → end exit, implicit-throw failure
    `,
  },
  {
    name: "compound assignment",
    code: "a += b; a.b -= c; this.d **= e; a[b] += c;",
    graph: `
      0: a; b; a += b; a; a.b → 1
      1: c; a.b -= c → 2
      2: this.d; e; this.d **= e; a; b; a[b] → 3
      3: c; a[b] += c → end exit
    `,
  },
  {
    name: "compound assignment reads before it suspends",
    code: "this.n += await f();",
    graph: `
      0: this.n; f; f() → 1
      1: suspend; await f() → 2
      2: this.n += await f() → end exit
    `,
  },
  {
    name: "plain assignment does not read",
    code: "this.n = await f();",
    graph: `
      0: f; f() → 1
      1: suspend; await f() → 2
      2: this.n = await f() → end exit
    `,
  },
  {
    name: "logical assignment",
    code: "a ||= b; this.c &&= d; e.f ??= g;",
    graph: `
      0: a → true(a) 2, false(a) 1
      1: b; a ||= b → 2
      2: this.c → true(this.c) 3, false(this.c) 4
      3: d; this.c &&= d → 4
      4: e; e.f → present(e.f) 6, nullish(e.f) 5
      5: g; e.f ??= g → 6
      6: → end exit
    `,
  },
  {
    name: "increment",
    code: "a++; --b; this.c++; d.e--; f[g]++;",
    graph: `
      0: a; a++; b; --b; this.c; this.c++; d; d.e → 1
      1: d.e-- → 2
      2: f; g; f[g] → 3
      3: f[g]++ → end exit
    `,
  },
  {
    name: "await",
    code: "await a; await b();",
    graph: `
      0: a; suspend; await a → 1
      1: b; b() → 2
      2: suspend; await b() → end exit
    `,
  },
  {
    name: "await may throw",
    code: "await a;",
    failure: true,
    graph: `
      0: a; suspend; await a → end exit, implicit-throw failure
    `,
  },
  {
    name: "templates",
    code: `\`a\${b}c\${d}\`; e\`f\`; g.h\`\${i}\`;`,
    graph: `
      0: b; d; \`a\${b}c\${d}\`; e; e\`f\` → 1
      1: g; g.h → 2
      2: i; g.h\`\${i}\` → end exit
    `,
  },
  {
    name: "array literals",
    code: "[a, , ...b, c];",
    graph: `
      0: a; b; ...b → 1
      1: c; [a, , ...b, c] → end exit
    `,
  },
  {
    name: "object literals",
    code: "({ a, b: c, [d]: e, ...f, g() { h }, get i() { return j }, [k]() {} });",
    graph: `
      0: a; c; d; e; f; function …; function …; k; function …; { a, b: c, [d]: e, ...f, g() { h }, get… → end exit
    `,
  },
  {
    name: "functions",
    code: "() => a; function b() { c } ; async () => { await d };",
    graph: `
      0: bind b; () => …; () => … → end exit
    `,
  },
  {
    name: "class expressions",
    code: "(class extends a { [b] = c; static [d] = e; static { f } static g() { h } });",
    graph: `
      0: a; b; d; e; bind [d]; static {…} → 1
      1: class → end exit
    `,
  },
  {
    name: "decorators",
    code: "@a @b(c) class D { @e [f]() {} @g static h = i; m(@j k) {} }",
    graph: `
      0: a; b; c; b(c) → 1
      1: e; f; g; j; i; bind h; bind D → end exit
    `,
  },
  {
    name: "meta properties",
    code: "new.target; import.meta;",
    graph: `
      0: → end exit
    `,
  },
  {
    name: "jsx",
    code: `<A b={c} {...d} e="f">{g}<h i={j} />{...k} text<></></A>; <m.N />; <o:p />;`,
    graph: `
      0: A; c; d; g; j; <h i={j} />; k; <></>; <A b={c} {...d} e="f">{g}<h i={j} />{..…; m; m.N → 1
      1: <m.N />; <o:p /> → end exit
    `,
  },
  {
    name: "a pattern",
    code: "const { a, b: c, [d]: e, ...f } = g;",
    graph: `
      0: g; bind { a, b: c, [d]: e, ...f } → 1
      1: bind a; bind c; d; bind e; bind f → end exit
    `,
  },
  {
    name: "a pattern with defaults",
    code: "const [a = b, , { c = d }, ...e] = f;",
    graph: `
      0: f; bind [a = b, , { c = d }, ...e] → 1, 2
      1: b → 2
      2: bind a; bind { c = d } → 3, 4
      3: d → 4
      4: bind c; bind e → end exit
    `,
  },
  {
    name: "a pattern that may throw",
    code: "const { a } = b;",
    failure: true,
    graph: `
      0: b; bind { a } → 1, implicit-throw failure
      1: bind a → end exit
    `,
  },
  {
    name: "an assignment pattern",
    code: "[a, b.c, , d[e] = f, ...g] = h;",
    graph: `
      0: h; bind [a, b.c, , d[e] = f, ...g] → 1
      1: bind a; b; bind b.c → 2
      2: d; e → 3, 4
      3: f → 4
      4: bind d[e] → 5
      5: bind g; [a, b.c, , d[e] = f, ...g] = h → end exit
    `,
  },
  {
    name: "an assignment pattern of an object",
    code: "({ a, b = c, d: e.f, [g]: { h } = i, ...j } = k);",
    graph: `
      0: k; bind { a, b = c, d: e.f, [g]: { h } = i, ...… → 1
      1: bind a → 2, 3
      2: c → 3
      3: bind b; e; bind e.f → 4
      4: g → 5, 6
      5: i → 6
      6: bind { h } → 7
      7: bind h; bind j; { a, b = c, d: e.f, [g]: { h } = i, ...… → end exit
    `,
  },
  {
    name: "an assignment pattern with a suspension",
    code: "[this.a, this.b = await c] = d;",
    graph: `
      0: d; bind [this.a, this.b = await c] → 1
      1: bind this.a → 2, 3
      2: c; suspend; await c → 3
      3: bind this.b; [this.a, this.b = await c] = d → end exit
    `,
  },
]);
