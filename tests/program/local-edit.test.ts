import ts from "typescript";
import { describe, expect, it } from "vitest";

import {
  localEditBetween,
  nodeBehindEdit,
  reaches,
  type LocalEdit,
} from "../../src/program/files/local-edit.ts";
import { isFunctionWithBody } from "../../src/program/syntax/functions.ts";
import { programOf, virtual } from "../lint.ts";

const other = `export const mode = "fast";
export const known = (key: string) => key === "user";
`;

interface Edited {
  readonly before: ts.SourceFile;
  readonly after: ts.SourceFile;
  readonly edit: LocalEdit | undefined;
}

function edited(old: string, now: string): Edited {
  const first = programOf({ "other.ts": other, "edited.ts": old });
  const second = programOf({ "other.ts": other, "edited.ts": now }, {}, first);
  const before = first.getSourceFile(virtual("edited.ts"))!;
  const after = second.getSourceFile(virtual("edited.ts"))!;
  return { before, after, edit: localEditBetween(second, before, after) };
}

/** The functions of a version, by their names, that an edit reaches. */
function reached(file: ts.SourceFile, edit: LocalEdit): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node) && node.name && reaches(edit, node))
      names.push(node.name.getText());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** A module around a body; `HERE` in it is what an edit changes. */
const around = (body: string): string => `import { known } from "./other.js";
declare const app: { get(path: string, handler: (id: string) => unknown): void };
export const limit = 3;
let last = "";
export function first(id: string) { last = id; return known(id); }
export function second(id: string, shared: Map<string, string>) {
  const size = 1;
  ${body}
  return first(id) ? size : limit;
}
export function third() { return second("a7", new Map()); }
export function fourth() { return 4; }
`;

const filled =
  (body: string) =>
  (here: string): string =>
    around(body.replaceAll("HERE", here));

describe("an edit that one function knows of", () => {
  it.each([
    ["a text", 'console.log("HERE");', "one", "two"],
    ["a letter of a text", 'console.log("oneHERE");', "", "t"],
    ["a number", "console.log(HERE);", "1", "12"],
    ["an option", "console.log({ depth: HERE });", "1", "2"],
    ["a statement that computes", "HERE", "", 'void "more";'],
    ["a variable", "const HERE0 = 2; void HERE0;", "a", "b"],
    ["a variable that is new", "HERE", "", "const more = size * 2;"],
    ["an operator", "const more = size HERE 2;", "+", "-"],
    ["a variable for another", "const more = HERE + 2;", "size", "id"],
    ["a key that nobody else speaks of", 'shared.get("HERE");', "r1", "r2"],
    ["what is compared", 'if (id === "HERE") console.log();', "x1", "x2"],
  ])("%s", (_, body, old, now) => {
    const text = filled(body);
    const { edit, before, after } = edited(text(old), text(now));
    expect(edit).toBeDefined();
    // What it calls is looked at again, too: that costs little.
    expect(reached(before, edit!)).toEqual(["first", "second", "third"]);
    expect(reached(after, edit!)).toEqual(["first", "second", "third"]);
  });

  it.each([
    ["a call", "HERE", "", "first(id);"],
    ["a callee", "HERE(id);", "first", "fourth"],
    ["an access", "void id.HERE;", "length", "at"],
    ["another object", "void HERE.length;", "id", "last"],
    ["a wait", "const f = async () => { HERE id; };", "void", "await"],
    ["a way out", "HERE", "", "if (size) return 1;"],
    ["an end", "HERE", "", "return 1;"],
    ["a flag", "const more = HERE;", "true", "false"],
    ["a module's variable", "const more = HERE;", "id", "last"],
    ["what is written to it", "last = HERE;", '"p1"', '"p2"'],
    ["a variable's name for a module's", "const HERE = 1;", "mine", "last"],
    [
      "a variable over a global",
      "HERE; console.log();",
      "1",
      "const console = 1",
    ],
    ["a key that others speak of", 'shared.get("HERE");', "r1", "user"],
    ["a key that others spoke of", 'shared.get("HERE");', "user", "r1"],
    ["a text that others have", 'shared.get("HERE");', "r1", "fast"],
    ["a property", "void { HERE: 1 };", "a", "b"],
    ["an index", "void [id][HERE];", "0", "1"],
    ["a member in quotes", 'void id["HERE"];', "r1", "r2"],
    [
      "what an environment is called",
      'if (id === "HERE") console.log();',
      "x1",
      "production",
    ],
    ["a variable for a literal", "void (last === HERE);", "1", "size"],
    ["how another value is compared", "void (last HERE size);", "===", "+"],
    ["what a size is compared with", "void (shared.size > HERE);", "1", "9"],
    ["how a size is compared", "void (9 HERE shared.size);", "<", "+"],
    ["a number that is a key", "slots.get(HERE);", "1", "2"],
    ["a variable's value for another", "const more = HERE;", "size", "id"],
    ["a name that is there twice", "if (id) { HERE }", "", "const size = 2;"],
    [
      "a text within a template",
      'shared.get("HERE"); void `a ${shared.get("r1")}`;',
      "r2",
      "r1",
    ],
    [
      "a text behind a slash",
      'shared.get("HERE"); void /\\//; "r1";',
      "r2",
      "r1",
    ],
    ["a text in other letters", 'shared.get("HERE"); "\\x721";', "r2", "r1"],
    ["a text that a variable is called", 'shared.get("HERE");', "r1", "limit"],
    ["a type", "const more: HERE = size;", "number", "unknown"],
    ["an import", 'void import("./HERE.js");', "other", "others"],
    ["a piece of a template", "void `${id} HERE`;", "a", "b"],
    ["a comment", "HERE", "", "// more"],
    ["a tag", "const f = () => 1; HERE", "", "/** @blocking */ const g = 1;"],
    ["a function", "HERE", "", "const f = () => size;"],
    ["a declaration for another", "HERE more = size;", "const", "var"],
    ["broken code", "HERE", "", "const more = ;"],
    ["an assignment", "let more = 1; more HERE 2;", "+", "="],
  ])("not %s", (_, body, old, now) => {
    const text = filled(body);
    expect(edited(text(old), text(now)).edit).toBeUndefined();
  });

  it.each([
    ["a constant of the module", "limit = 3", "limit = 4"],
    ["a parameter's default", "id: string)", 'id = "q")'],
    ["the module's own name for it", "fourth()", "forth()"],
    ["a member of the module", "let last", "const last"],
  ])("not %s", (name, old, now) => {
    const { edit, before } = edited(around(""), around("").replace(old, now));
    // The value of a constant is for whoever speaks of it, and for what they call.
    if (name.startsWith("a constant"))
      expect(reached(before, edit!)).toEqual(["first", "second", "third"]);
    else expect(edit).toBeUndefined();
  });

  it("reaches one of the functions that calls are given, and what stands around it", () => {
    const text = (here: string): string => `
declare const app: { get(path: string, handler: (id: string) => unknown): void };
export function routes() {
  app.get("a", function one(id) { return id; });
  app.get("b", function two(id) { void "${here}"; return id; });
}
`;
    const { edit, before } = edited(text("x1"), text("x2"));
    expect(edit && reached(before, edit)).toEqual(["routes", "two"]);
  });

  describe("in what a function does beside the functions in it", () => {
    const routes = (body: string): string => `
declare const app: { get(path: string, handler: (id: string) => unknown): void; readonly name: string };
declare function tell(...told: unknown[]): void;
export function routes() {
  const mode = "m0";
  let last = "";
  function two(id: string) { return id + mode + last; }
  app.get("a0", function one(id) { return id + mode; });
  ${body}
}
`;
    const namesOf = (old: string, now: string): string[] => {
      const { edit, before } = edited(routes(old), routes(now));
      return edit ? reached(before, edit) : [];
    };

    it.each([
      ["a text", 'tell("HERE");', "x1", "x2"],
      ["a text that goes to a member", 'app.name.concat("HERE");', "x1", "x2"],
      ["a statement that computes", "HERE", "", 'void "more";'],
      ["a variable", "const HERE0 = 2; void HERE0;", "a", "b"],
      ["a text in a branch", 'if (app) { tell("HERE"); }', "x1", "x2"],
    ])("%s is nothing to them", (_, body, old, now) => {
      expect(
        namesOf(body.replaceAll("HERE", old), body.replaceAll("HERE", now)),
      ).toEqual(["routes"]);
    });

    it("reaches the one that stands in the statement", () => {
      const text = (here: string): string =>
        `app.get("${here}", function three(id) { return id; });`;
      expect(namesOf(text("x1"), text("x2"))).toEqual(["routes", "three"]);
    });

    it.each([
      ["what is kept in a variable that they read", 'const mode = "HERE";'],
      ["a text beside one of them", 'app.get("HERE", two);'],
      ["a text beside what they read", 'tell("HERE", mode);'],
      ["a text that one of them is given", 'two("HERE");'],
      ["what decides", 'if (app.name === "HERE") return;'],
      ["a text that an object is made of", 'tell(new Error("HERE"));'],
      ["what an assignment is part of", 'tell(last = app.name, "HERE");'],
      [
        "a text where the function is called from inside",
        'tell("HERE"); app.get("b0", () => routes());',
      ],
    ])("%s is", (_, body) => {
      expect(
        namesOf(body.replaceAll("HERE", "x1"), body.replaceAll("HERE", "x2")),
      ).toEqual(expect.arrayContaining(["routes", "one", "two"]));
    });
  });

  it("reaches all of a statement in which a number changes", () => {
    const text = (here: string): string => `
declare const app: { get(path: string, handler: (id: string) => unknown): void };
export function routes() {
  app.get("a", function one(id) { return id; });
  app.get("b", function two(id) { return id + ${here}; });
}
`;
    const { edit, before } = edited(text("1"), text("2"));
    const [, routes] = before.statements;
    expect(edit && routes && reaches(edit, routes)).toBe(true);
    expect(edit?.before.holder).toBe(routes);
  });

  it("reaches what the callers of a function call where a condition may no longer hold", () => {
    const text = (here: string): string => `
let held = false;
function alone(run: () => void) { while (held && ${here}) held = true; run(); }
function work() {}
export function handle() { alone(() => work()); }
function other() {}
`;
    const { edit, before } = edited(text("1"), text("0"));
    expect(reached(before, edit!)).toEqual(["alone", "work", "handle"]);
  });

  it("is none where another file may bring a value and others of the file together", () => {
    const programs = ["1", "2"].map((size) =>
      programOf({
        "other.ts": `import { size } from "./edited.js"; void size;`,
        "edited.ts": `export const size = ${size};\nexport const other = 1;\n`,
      }),
    );
    const [before, after] = programs.map((program) =>
      program.getSourceFile(virtual("edited.ts"))!,
    );
    expect(localEditBetween(programs[1]!, before!, after!)).toBeUndefined();
  });

  it("reaches all of a statement in which a function has a name", () => {
    const text = (here: string): string => `
declare const app: { get(path: string, handler: (id: string) => unknown): void };
export function routes() {
  const load = () => ["a"].map(function inner(id) { return id + "${here}"; });
  app.get("a", function one() { return load(); });
}
`;
    const { edit, before } = edited(text("x1"), text("x2"));
    let reachesOne = false;
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionExpression(node) && node.name?.text === "one")
        reachesOne = edit !== undefined && reaches(edit, node);
      ts.forEachChild(node, visit);
    };
    visit(before);
    expect(reachesOne).toBe(true);
  });

  it("has the other nodes where they have moved to", () => {
    const { edit, before, after } = edited(
      around("console.log(1);"),
      around("console.log(1);\n  const more = size;"),
    );
    const visit = (node: ts.Node): void => {
      if (!reaches(edit!, node)) {
        const moved = nodeBehindEdit(node, after, edit!.stretch);
        expect(moved?.kind).toBe(node.kind);
        expect(moved?.getText()).toBe(node.getText());
      }
      ts.forEachChild(node, visit);
    };
    before.statements.forEach(visit);
  });
});
