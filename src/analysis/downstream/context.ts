import ts from "typescript";

import type { Site } from "../../middleware/site.ts";
import { isAccess } from "../../program/calls/accesses.ts";
import {
  functionAround,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import {
  functionsOf,
  isConstant,
  symbolOf,
} from "../../program/types/symbols.ts";
import type { ChainStep } from "../finding.ts";
import type { Project } from "../project.ts";
import type { Path, Root } from "./state.ts";
import { symbolAt } from "../../program/types/types.ts";

/** A parameter of a helper that holds the continuation, or a downstream promise, in its body. */
export interface Binding {
  readonly symbol: ts.Symbol;
  readonly path: readonly string[];
  readonly holds: "continuation" | "promise";
  readonly hybrid: boolean;
}

/** What the analysis of one body starts from. */
export interface Inputs {
  readonly site: Site;
  readonly bindings: readonly Binding[];
  /** Whether downstream runs already when the body begins. */
  readonly entered: boolean;
  /** The parameters of the `new Promise(…)` executors around, by what calling them does. */
  readonly settlers: ReadonlyMap<ts.Symbol, "resolve" | "reject">;
}

/** Something the analysis saw on the way; findings are made of these. */
export interface Note {
  readonly kind:
    | "lost"
    | "dropped"
    | "detached"
    | "executor"
    | "droppedByHelper"
    | "catchInHelper"
    | "finallyInHelper"
    | "floating"
    | "returnedEarly"
    | "notCalled"
    | "suspended"
    | "premature"
    | "race"
    | "repeated";
  readonly node: ts.Node;
  readonly root?: Root;
  readonly name: string;
  /** A second place that the message names. */
  readonly where?: ts.Node;
  /** The `catch` that leads on from there. */
  readonly caught?: ts.CatchClause;
  /** True where `where` is a condition that has to fail for the promise to be awaited. */
  readonly unless?: boolean;
  readonly chain: readonly ChainStep[];
  /** What set the case apart: `catch`, `finally`, `using`; an operator; a callee's name. */
  readonly detail?: string;
  /** True where the path needs an implicit throw. */
  readonly implicit: boolean;
  readonly guarded: boolean;
}

/** What is known of a body once it is solved. */
export interface BodyResult {
  /** Whether every path was followed; the notes and the exits are those of the ones that were. */
  readonly complete: boolean;
  readonly notes: readonly Note[];
  /** The paths that end normally, and those that end with an exception. */
  readonly exits: readonly Path[];
  /** Whether calling the body gives a promise that settles after downstream has. */
  readonly carries: boolean;
  /** How often a normal path runs downstream, at the least and at the most. */
  readonly calls: { readonly least: 0 | 1 | 2; readonly most: 0 | 1 | 2 };
  /** Whether every normal path has run downstream when it ends. */
  readonly enters: boolean;
  /** Whether no path ends normally, because the framework refuses a call in it. */
  readonly refuses: boolean;
  /** What becomes of a promise that a binding brought in. */
  readonly fate: "carried" | "dropped" | "escaped" | "untouched";
  /** Whether the body works with such a promise as if it were the response. */
  readonly usesAsResponse: boolean;
  /** A downstream call in it, for reports that stand there. */
  readonly origin: ts.Node | undefined;
  /** The calls in it of helpers that run downstream and give no response. */
  readonly lacking: ReadonlyMap<ts.Node, Lack>;
}

/** Where a helper that runs downstream gives no response. */
export interface Lack {
  readonly step: ChainStep;
  /** Whether the helper is middleware, too, and judged where it stands. */
  readonly isJudged: boolean;
}

export interface Context {
  readonly project: Project;
  readonly checker: ts.TypeChecker;
  readonly inputs: Inputs;
  readonly body: FunctionWithBody;
  readonly roots: Map<ts.Node, Root>;
  /** The calls of helpers that run downstream and give no response, by where they don't. */
  readonly lacking: Map<ts.Node, Lack>;
  note(
    note: Omit<Note, "implicit" | "guarded" | "chain"> & Partial<Note>,
  ): void;
  /** The result of a function under these inputs; `undefined` while it is being computed or too deep. */
  resultOf(body: FunctionWithBody, inputs: Inputs): BodyResult | undefined;
}

/** A function value whose call runs downstream. */
export type Carrier =
  | {
      readonly kind: "continuation";
      readonly name: string;
      readonly result: Outcome;
    }
  | {
      readonly kind: "function";
      readonly name: string;
      readonly body: FunctionWithBody;
    };

export type Outcome = "promise" | "maybe-promise" | "sync" | "unknown";

/** Whether an expression is the continuation itself, and how the code calls it. */
export function continuationOf(
  context: Context,
  expression: ts.Expression,
): Extract<Carrier, { kind: "continuation" }> | undefined {
  const { inputs, project } = context;
  const inner = skipOuter(expression);
  if (
    !ts.isIdentifier(inner) &&
    !isAccess(inner) &&
    !ts.isCallExpression(inner)
  ) {
    return undefined;
  }
  for (const binding of inputs.bindings) {
    if (
      binding.holds === "continuation" &&
      matches(context.checker, inner, binding, 4)
    ) {
      return {
        kind: "continuation",
        name: inner.getText(),
        result: binding.hybrid ? "maybe-promise" : "promise",
      };
    }
  }
  const held = heldByObject(context.checker, inner);
  if (held) {
    const inside = continuationOf(context, held);
    return inside && { ...inside, name: inner.getText() };
  }
  const downstream = project.middleware.downstreamOf(inner, inputs.site);
  return (
    downstream && {
      kind: "continuation",
      name: inner.getText(),
      result: downstream.result,
    }
  );
}

/** `steps.proceed` of `const steps = { proceed: next }`: the expression that the object was made with. */
function heldByObject(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): ts.Expression | undefined {
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const object = skipOuter(expression.expression);
  if (!ts.isIdentifier(object)) return undefined;
  const declaration = symbolAt(checker, expression.name)?.valueDeclaration;
  if (!declaration || !ts.isPropertyAssignment(declaration)) return undefined;
  const value = skipOuter(declaration.initializer);
  return ts.isIdentifier(value) ? value : undefined;
}

function matches(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  binding: Binding,
  depth: number,
): boolean {
  const names: string[] = [];
  let at = skipOuter(expression);
  while (ts.isPropertyAccessExpression(at)) {
    names.unshift(at.name.text);
    at = skipOuter(at.expression);
  }
  if (!ts.isIdentifier(at)) return false;
  const symbol = symbolOf(checker, at);
  if (symbol === binding.symbol)
    return names.join(".") === binding.path.join(".");
  const declaration = symbol?.valueDeclaration;
  if (
    depth === 0 ||
    names.length > 0 ||
    !declaration ||
    !isConstant(declaration)
  )
    return false;
  const { initializer } = declaration as ts.VariableDeclaration;
  return (
    initializer !== undefined &&
    matches(checker, initializer, binding, depth - 1)
  );
}

/** Whether an expression is a function of which a call runs downstream. */
export function carrierOf(
  context: Context,
  expression: ts.Expression,
): Carrier | undefined {
  const continuation = continuationOf(context, expression);
  if (continuation) return continuation;
  const inner = skipOuter(expression);
  if (
    !ts.isIdentifier(inner) &&
    !ts.isPropertyAccessExpression(inner) &&
    !ts.isArrowFunction(inner) &&
    !ts.isFunctionExpression(inner) &&
    !ts.isCallExpression(inner)
  ) {
    return undefined;
  }
  const [body, ...others] = functionsOf(context.checker, inner);
  if (!body || others.length > 0 || !isInReach(context, body)) return undefined;
  // Another middleware is judged by itself; a method of the same class is a part of this one.
  const other = context.project.middleware.siteOf(body);
  if (other && other.evidence !== "class-shape") return undefined;
  const result = context.resultOf(body, context.inputs);
  if (!result || (result.calls.most === 0 && !result.carries)) return undefined;
  return { kind: "function", name: nameOf(body) ?? inner.getText(), body };
}

/** Whether a function can see the continuation: nested in a body that has it, or of the same class. */
export function isInReach(context: Context, body: FunctionWithBody): boolean {
  const { site, bindings } = context.inputs;
  if (body === context.body) return true;
  const owners: ts.Node[] = [site.body, context.body];
  for (const downstream of site.downstream) {
    if (downstream.root.kind === "field") {
      const owner = classAround(site.body);
      const holder = classAround(body);
      if (owner && holder && isOrExtends(context.checker, owner, holder))
        return true;
    } else {
      for (const declaration of downstream.root.symbol.declarations ?? []) {
        const owner = functionAround(declaration);
        if (owner) owners.push(owner);
      }
    }
  }
  for (const binding of bindings) {
    for (const declaration of binding.symbol.declarations ?? []) {
      const owner = functionAround(declaration);
      if (owner) owners.push(owner);
    }
  }
  for (let at: ts.Node | undefined = body.parent; at; at = at.parent) {
    if (owners.includes(at)) return true;
  }
  return false;
}

function isOrExtends(
  checker: ts.TypeChecker,
  owner: ts.ClassLikeDeclaration,
  base: ts.ClassLikeDeclaration,
  depth = 6,
): boolean {
  if (owner === base) return true;
  const parent = owner.heritageClauses?.find(
    (clause) => clause.token === ts.SyntaxKind.ExtendsKeyword,
  )?.types[0];
  if (!parent || depth === 0) return false;
  const declarations = symbolOf(checker, parent.expression)?.declarations ?? [];
  return declarations.some(
    (one) => ts.isClassLike(one) && isOrExtends(checker, one, base, depth - 1),
  );
}

function classAround(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  for (let at: ts.Node | undefined = node.parent; at; at = at.parent) {
    if (ts.isClassLike(at)) return at;
  }
  return undefined;
}

/** The name under which the code knows a function, if it has one. */
export function nameOf(body: FunctionWithBody): string | undefined {
  if (body.name && ts.isIdentifier(body.name)) return body.name.text;
  if (body.name) return body.name.getText();
  const { parent } = body;
  if (
    (ts.isVariableDeclaration(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isPropertyDeclaration(parent)) &&
    ts.isIdentifier(parent.name)
  ) {
    return parent.name.text;
  }
  return undefined;
}

/** Whether a value of this type can be awaited to some effect: it has a `then` method. */
export function isThenable(checker: ts.TypeChecker, type: ts.Type): boolean {
  if (
    type.flags &
    (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)
  )
    return false;
  if (type.isUnion())
    return type.types.some((part) => isThenable(checker, part));
  return (
    checker.getPropertyOfType(checker.getApparentType(type), "then") !==
    undefined
  );
}
