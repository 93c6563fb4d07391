import ts from "typescript";

import { functionAround, skipOuter } from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { isNamed, type TypeName } from "../../program/types/type-names.ts";
import type { Project } from "../project.ts";
import { isUsedElsewhere } from "./registered-elsewhere.ts";
import { routing } from "./routing.ts";
import { typeAt } from "../../program/types/types.ts";

/** Frameworks in which what is registered first wraps, or answers, what is registered later. */
export type Framework = "express" | "koa" | "hono";

/** One call that registers something on an application or a router. */
export interface Registration {
  readonly call: ts.CallExpression;
  readonly method: string;
  /** The path that it is for; `*` for all of them, nothing where only a run could tell. */
  readonly path: string | undefined;
  readonly handlers: readonly ts.Expression[];
  /** False under an `if`, in a loop or in a `try`. */
  readonly isCertain: boolean;
  /** The statement that is this call alone: it can be moved as a whole. */
  readonly statement: ts.ExpressionStatement | undefined;
}

/** What one body registers on one application, in order. */
export interface Sequence {
  readonly framework: Framework;
  readonly steps: readonly (Registration | "opaque")[];
}

const applications: readonly (readonly [Framework, readonly TypeName[]])[] = [
  [
    "express",
    [
      ...["Application", "Express", "IRouter", "Router"].flatMap((type) => [
        { package: "express", type },
        { package: "express-serve-static-core", type },
      ]),
    ],
  ],
  [
    "koa",
    [
      { package: "koa", type: "Application" },
      { package: "@koa/router", type: "RouterImplementation" },
      { package: "@koa/router", type: "RouterInstance" },
      { package: "@koa/router", type: "Router" },
      { package: "koa-router", type: "Router" },
    ],
  ],
  [
    "hono",
    [
      { package: "hono", type: "Hono" },
      { package: "hono", type: "HonoBase" },
    ],
  ],
];

/** What a file registers, for each application and each body that does. */
export function sequencesIn(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly Sequence[] {
  // Cheap first: no application without a `use`.
  if (!/\.use\s*[(<]/.test(sourceFile.text)) return [];
  const collector = new Collector(project.checker);
  collector.block(sourceFile);
  const visit = (node: ts.Node): void => {
    if (
      ts.isBlock(node) &&
      ts.isFunctionLike(node.parent) &&
      node.getText(sourceFile).includes(".use")
    )
      collector.block(node);
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return collector.sequences().map(({ framework, steps, symbol, last }) => ({
    framework,
    steps:
      symbol && isUsedElsewhere(project, symbol, last)
        ? [...steps, "opaque"]
        : steps,
  }));
}

interface Draft {
  readonly framework: Framework;
  readonly symbol: ts.Symbol | undefined;
  readonly steps: (Registration | "opaque")[];
  last: ts.Node;
}

class Collector {
  readonly #checker: ts.TypeChecker;
  /** By the body, then by the application's name there. */
  readonly #found = new Map<ts.Node, Map<string, Draft>>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  sequences(): readonly Draft[] {
    return [...this.#found.values()].flatMap((drafts) => [...drafts.values()]);
  }

  block(body: ts.SourceFile | ts.Block): void {
    this.#found.set(body, new Map<string, Draft>());
    for (const statement of body.statements) this.#statement(body, statement);
  }

  #statement(body: ts.Node, statement: ts.Node): void {
    if (ts.isExpressionStatement(statement))
      this.#expression(body, statement.expression, statement);
    else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList
        .declarations)
        if (initializer) {
          // `const app = new Hono().use(…).get(…)`
          this.#chain(
            body,
            initializer,
            ts.isIdentifier(name) ? name : undefined,
            undefined,
          );
          this.#mentions(body, initializer);
        }
    } else if (ts.isReturnStatement(statement)) {
      if (statement.expression)
        this.#chain(body, statement.expression, undefined, undefined);
    } else if (!ts.isFunctionLike(statement) && !ts.isClassLike(statement))
      this.#conditional(body, statement);
  }

  #expression(
    body: ts.Node,
    expression: ts.Expression,
    statement: ts.ExpressionStatement,
  ): void {
    const inner = skipOuter(expression);
    const value = ts.isAwaitExpression(inner)
      ? skipOuter(inner.expression)
      : inner;
    if (!this.#chain(body, value, undefined, statement))
      this.#mentions(body, value);
  }

  /** `app.use(a).use(b)`: the calls on one receiver, innermost first. */
  #chain(
    body: ts.Node,
    expression: ts.Expression,
    name: ts.Identifier | undefined,
    statement: ts.ExpressionStatement | undefined,
  ): boolean {
    const calls: ts.CallExpression[] = [];
    let at = skipOuter(expression);
    while (
      ts.isCallExpression(at) &&
      ts.isPropertyAccessExpression(at.expression)
    ) {
      calls.unshift(at);
      at = skipOuter(at.expression.expression);
    }
    if (calls.length === 0) return false;
    if (
      !calls.some(
        ({ expression: callee }) =>
          ts.isPropertyAccessExpression(callee) &&
          (callee.name.text === "use" || routing.has(callee.name.text)),
      )
    )
      return false;
    const framework = this.#frameworkOf(at);
    if (!framework) return false;
    const draft = this.#draftOf(body, name ?? at, framework, expression);
    if (!draft) return false;
    for (const call of calls)
      draft.steps.push(
        registrationOf(call, true, calls.length === 1 ? statement : undefined),
      );
    draft.last = expression;
    return true;
  }

  #frameworkOf(receiver: ts.Expression): Framework | undefined {
    const type = typeAt(this.#checker, receiver);
    return applications.find(([, names]) =>
      isNamed(this.#checker, type, names),
    )?.[0];
  }

  #draftOf(
    body: ts.Node,
    receiver: ts.Expression,
    framework: Framework,
    at: ts.Node,
  ): Draft | undefined {
    const drafts = this.#found.get(body);
    const inner = skipOuter(receiver);
    const symbol = ts.isIdentifier(inner)
      ? symbolOf(this.#checker, inner)
      : undefined;
    const key = ts.isIdentifier(inner) ? inner.text : inner.getText();
    let draft = drafts?.get(key);
    if (!draft && drafts) {
      draft = { framework, symbol, steps: [], last: at };
      // Someone else made it: what stands before isn't known.
      if (symbol && !isMadeIn(symbol, body)) draft.steps.push("opaque");
      drafts.set(key, draft);
    }
    return draft;
  }

  /** An application that is handed on may be given more there. */
  #mentions(body: ts.Node, node: ts.Node): void {
    const drafts = this.#found.get(body);
    if (!drafts || drafts.size === 0) return;
    const visit = (at: ts.Node): void => {
      if (ts.isFunctionLike(at)) return;
      if (ts.isIdentifier(at) && drafts.has(at.text)) {
        const { parent } = at;
        const isArgument =
          (ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
          parent.arguments?.includes(at) === true &&
          !isServerCall(parent);
        if (isArgument) drafts.get(at.text)?.steps.push("opaque");
      }
      ts.forEachChild(at, visit);
    };
    visit(node);
  }

  /** Registrations under a condition, in the order of the text. */
  #conditional(body: ts.Node, node: ts.Node): void {
    const visit = (at: ts.Node): void => {
      if (ts.isFunctionLike(at)) return;
      if (
        ts.isCallExpression(at) &&
        ts.isPropertyAccessExpression(at.expression) &&
        (at.expression.name.text === "use" ||
          routing.has(at.expression.name.text))
      ) {
        const receiver = skipOuter(at.expression.expression);
        const framework = this.#frameworkOf(receiver);
        if (framework)
          this.#draftOf(body, receiver, framework, at)?.steps.push(
            registrationOf(at, false, undefined),
          );
      }
      ts.forEachChild(at, visit);
    };
    visit(node);
    this.#mentions(body, node);
  }
}

/** `http.createServer(app)`, `serve(app)`: these register nothing. */
function isServerCall(call: ts.CallExpression | ts.NewExpression): boolean {
  const callee = skipOuter(call.expression);
  const name = ts.isPropertyAccessExpression(callee)
    ? callee.name.text
    : callee.getText();
  return /^(?:createServer|serve|createAdaptorServer|request|supertest|agent|handle)$/.test(
    name,
  );
}

function isMadeIn(symbol: ts.Symbol, body: ts.Node): boolean {
  const declaration = symbol.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration)) return false;
  const around = functionAround(declaration);
  return ts.isSourceFile(body)
    ? around === undefined && declaration.getSourceFile() === body
    : around !== undefined && around === body.parent;
}

function registrationOf(
  call: ts.CallExpression,
  isCertain: boolean,
  statement: ts.ExpressionStatement | undefined,
): Registration {
  const method = ts.isPropertyAccessExpression(call.expression)
    ? call.expression.name.text
    : "";
  const [first, ...rest] = call.arguments;
  const start = first && skipOuter(first);
  const isText = start !== undefined && ts.isStringLiteralLike(start);
  const isPattern =
    start !== undefined &&
    (ts.isArrayLiteralExpression(start) ||
      ts.isTemplateExpression(start) ||
      start.kind === ts.SyntaxKind.RegularExpressionLiteral);
  const path = isText
    ? start.text
    : isPattern || method !== "use"
      ? undefined
      : "*";
  return {
    ...{ call, method, isCertain, statement, path },
    handlers: isText || isPattern ? rest : call.arguments,
  };
}

/** Whether what is registered for `wide` is asked for every request to `path`. */
export function covers(
  wide: string | undefined,
  path: string | undefined,
): boolean {
  if (wide === "*" || wide === "/" || wide === "/*") return true;
  if (wide === undefined || path === undefined) return false;
  const prefix = wide.replace(/\/?\*?$/, "");
  return path === prefix || path.startsWith(`${prefix}/`);
}
