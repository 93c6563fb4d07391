import ts from "typescript";
import { describe, expect, it } from "vitest";

import {
  declaredExpectation,
  declaredParameter,
} from "../../src/program/types/expected.ts";
import { nodesOf } from "../../src/program/files/file-nodes.ts";
import { symbolsOfType } from "../../src/program/types/type-names.ts";
import { programOf, virtual } from "../lint.ts";

const file = "expected.ts";

const declarations = `
interface Request { readonly path: string }
interface Envelope<T> { readonly body: T }
type Handler = (request: Request) => Promise<void>;
type TypedHandler<T> = (request: Envelope<T>) => Promise<T>;
interface Route<T> { method: "get" | "post"; handler: TypedHandler<T>; guard?: Handler }
type Rule = { kind: "allow"; run: Handler } | { kind: "deny"; run?: Handler; reason: string };
type Mixed = { kind: "a"; run: Handler } | { kind: "b"; run: TypedHandler<string> };
declare function use(handler: Handler): void;
declare function useAll(...handlers: Handler[]): void;
declare function route<T>(options: Route<T>): void;
declare function rule(options: Rule): void;
declare function mixed(options: Mixed): void;
declare function same<T>(value: T): T;
declare function on(name: string, handler: Handler): void;
declare function on(handler: Handler): void;
declare class Router { constructor(fallback: Handler); get(path: string, handler: Handler): this }
declare const chain: Handler[];
declare const requests: readonly Request[];
`;

const places = {
  "an argument": "use(async (request) => {});",
  "an argument in parentheses": "use((async (request) => {}));",
  "an argument of a constructor": "new Router(async (request) => {});",
  "an argument of a method, behind `?.`":
    "declare const router: Router | undefined; router?.get('/', async (request) => {});",
  "a member of a generic options object":
    "route({ method: 'get', handler: async (request) => request.body, guard: async (request) => {} });",
  "a member of one of several options":
    "rule({ kind: 'deny', reason: '', run: async (request) => {} });",
  "a member that isn't the same in all":
    "mixed({ kind: 'b', run: async (request) => '' });",
  "one of a rest": "useAll(async (request) => {});",
  "one behind a spread": "on(...(['x'] as [string]), async (request) => {});",
  "what a type parameter stands for": "same<Handler>(async (request) => {});",
  "an overload": "on('request', async (request) => {});",
  "an element that is added": "chain.push(async (request) => {});",
  "a callback of an iterator":
    "requests.filter((request) => request.path).map((request) => request.path);",
  "a callback with a narrowing overload":
    "requests.find((request) => request.path);",
  "what a promise hands on":
    "Promise.resolve(requests).then((all) => all.length);",
};

function functionsIn(source: string): {
  readonly checker: ts.TypeChecker;
  readonly functions: readonly ts.ArrowFunction[];
} {
  const program = programOf({ [file]: declarations + source });
  const sourceFile = program.getSourceFile(virtual(file));
  if (!sourceFile) throw new Error("no file");
  const functions: ts.ArrowFunction[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isArrowFunction(node)) functions.push(node);
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return { checker: program.getTypeChecker(), functions };
}

const namesOf = (
  checker: ts.TypeChecker,
  type: ts.Type | undefined,
): readonly string[] =>
  type ? symbolsOfType(checker, type).map(({ name }) => name) : [];

describe("what a place expects, by its declaration", () => {
  it.each(Object.entries(places))(
    "%s: no other name than the checker gives",
    (_, source) => {
      const { checker, functions } = functionsIn(source);
      expect(functions).not.toEqual([]);
      for (const body of functions) {
        const expected = declaredExpectation(checker, body);
        if (expected)
          expect(namesOf(checker, expected)).toEqual(
            namesOf(checker, checker.getContextualType(body)),
          );
        const [parameter] = body.parameters;
        const declared = parameter && declaredParameter(checker, parameter);
        if (parameter && declared)
          expect(namesOf(checker, declared)).toEqual(
            namesOf(checker, checker.getTypeAtLocation(parameter)),
          );
      }
    },
  );

  it.each([
    ["an argument", "Handler"],
    ["an argument of a constructor", "Handler"],
    ["a member of a generic options object", "TypedHandler"],
    ["a member of one of several options", "Handler"],
  ] as const)("%s is read without resolving the call", (place, name) => {
    const { checker, functions } = functionsIn(places[place]);
    const [body] = functions;
    const expected = body && declaredExpectation(checker, body);
    expect(namesOf(checker, expected)).toContain(name);
  });

  it.each([
    "a member that isn't the same in all",
    "one of a rest",
    "one behind a spread",
    "what a type parameter stands for",
    "an overload",
    "an element that is added",
  ] as const)("%s is left to the checker", (place) => {
    const { checker, functions } = functionsIn(places[place]);
    const [body] = functions;
    expect(body && declaredExpectation(checker, body)).toBeUndefined();
  });
});

describe("the nodes of a file", () => {
  it("come kind after kind, in the order of the text, those in types too", () => {
    const sourceFile = ts.createSourceFile(
      "nodes.ts",
      "const a = f(g(1)); new C(h()); interface I { m(p: string): void }",
      ts.ScriptTarget.Latest,
      true,
    );
    expect(
      nodesOf<ts.CallExpression | ts.NewExpression>(
        sourceFile,
        ts.SyntaxKind.CallExpression,
        ts.SyntaxKind.NewExpression,
      ).map((node) => node.getText()),
    ).toEqual(["f(g(1))", "g(1)", "h()", "new C(h())"]);
    expect(
      nodesOf<ts.MethodSignature>(
        sourceFile,
        ts.SyntaxKind.MethodSignature,
      ).map(({ name }) => name.getText()),
    ).toEqual(["m"]);
    expect(() =>
      nodesOf<ts.Identifier>(sourceFile, ts.SyntaxKind.Identifier),
    ).toThrow("not listed");
  });
});
