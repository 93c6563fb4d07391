import ts from "typescript";

import {
  accessed,
  isAccess,
  mayBeAccessor,
  type Access,
} from "../../../program/calls/accesses.ts";
import type { InitializedField } from "../../../program/calls/callee.ts";
import { classesIn, constructed } from "../../../program/calls/constructors.ts";
import {
  functionAround,
  isAsync,
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { baseClassOf } from "../../../program/calls/hierarchy.ts";
import { isForeignMember } from "../../../program/files/declared-names.ts";
import { called, isHook } from "../../../program/calls/member-calls.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import {
  functionsDeclaredBy,
  functionsOf,
  symbolOf,
} from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";

/** What runs code of the program: a call, `new`, a tagged template, an access that has a getter or a setter. */
export type Run =
  AnyCall | ts.TaggedTemplateExpression | ts.Expression | ts.BindingElement;

export type AnyCall = ts.CallExpression | ts.NewExpression;

/** What such a place enters: a function, or the initialiser of a field of an object that is made. */
export type RunBody = FunctionWithBody | InitializedField;

export function parametersOf(
  body: RunBody,
): readonly ts.ParameterDeclaration[] {
  return ts.isPropertyDeclaration(body) ? [] : body.parameters;
}

/** More bodies than this say nothing about one call. */
const mostBodies = 3;

/** Functions of the project's own; nothing where there are too many to tell. */
function few(
  functions: readonly FunctionWithBody[],
): readonly FunctionWithBody[] {
  const ours = functions.filter(isOurs);
  return ours.length > mostBodies ? [] : ours;
}

/** The project's functions that a call may run. */
export const calledFunctions: (
  project: Project,
  call: AnyCall | ts.TaggedTemplateExpression,
) => readonly FunctionWithBody[] = oncePerNode((project, call) => {
  if (ts.isNewExpression(call)) return [];
  const callee = skipOuter(
    ts.isTaggedTemplateExpression(call) ? call.tag : call.expression,
  );
  // A member that the project never declares leads out of it: no type is asked for.
  if (isForeignMember(project.program, callee)) return [];
  const declared = isName(callee) ? functionsOf(project.checker, callee) : [];
  return few(
    declared.length > 0 && !declared.every(isHook)
      ? declared
      : implementersOf(project, callee),
  );
});

/** The project's functions that a name or a property stands for, where it is handed to a call: `.then(save)`. */
export const handedFunctions: (
  project: Project,
  callback: ts.Identifier | ts.PropertyAccessExpression,
) => readonly FunctionWithBody[] = oncePerNode(
  ({ checker, program }, callback) => {
    if (isForeignMember(program, callback)) return [];
    const name = ts.isPropertyAccessExpression(callback)
      ? callback.name
      : callback;
    const declarations = symbolOf(checker, name)?.declarations ?? [];
    return few(
      declarations.flatMap((each) => functionsDeclaredBy(checker, each)),
    );
  },
);

function isName(callee: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(name) || ts.isPrivateIdentifier(name);
}

/**
 * The bodies that the program has for a method of an interface, an abstract class or an injected object,
 * for an entry of a table of functions, for a part that something was taken apart into and for what a
 * function of the program has made.
 */
function implementersOf(
  project: Project,
  callee: ts.Expression,
): readonly FunctionWithBody[] {
  if (
    !ts.isPropertyAccessExpression(callee) &&
    !ts.isElementAccessExpression(callee) &&
    !isHandedOut(project, callee)
  )
    return [];
  return (
    called(project, callee, { overrides: "implementers" })
      // A library's `debounce(save)` calls when it likes.
      .filter(({ via }) => via !== "callback")
      .map(({ body }) => body)
      .filter(isFunctionWithBody)
  );
}

/**
 * Whether a name is a part that something was taken apart into (`const { set } = createStore()`,
 * `const [get, set] = createStore()`), or what a call has made outside of the function that calls it
 * (`const set = setterOf(store)`): what is made in it (`const stop = timer("find")`) is its own.
 */
function isHandedOut({ checker }: Project, callee: ts.Expression): boolean {
  const declaration = ts.isIdentifier(callee)
    ? symbolOf(checker, callee)?.valueDeclaration
    : undefined;
  if (!declaration) return false;
  if (ts.isBindingElement(declaration)) return true;
  return (
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer !== undefined &&
    ts.isCallExpression(skipOuter(declaration.initializer)) &&
    functionAround(declaration) !== functionAround(callee)
  );
}

/** A function of the project that runs when it is called; a generator gives what it yields. */
export function isOurs(node: FunctionWithBody): boolean {
  return (
    packageOf(node) === "." &&
    (node.asteriskToken === undefined || !isAsync(node))
  );
}

/** A generator that runs while the one that iterates it goes on; its `yield` hands over a value and no more. */
export function isIterated(body: RunBody, run: Run): boolean {
  return (
    !ts.isPropertyDeclaration(body) &&
    body.asteriskToken !== undefined &&
    !isAsync(body) &&
    !ts.isYieldExpression(run.parent)
  );
}

/** What `new A()`, or the `super()` of an heir, runs: initialisers of fields, then constructors. */
export function constructionOf(
  project: Project,
  call: AnyCall,
): readonly RunBody[] {
  const classes = ts.isNewExpression(call)
    ? classesIn(project, call.expression)
    : baseOf(project, call);
  if (classes.length === 0 || classes.length > mostBodies) return [];
  return constructed(project, classes, {}).flatMap(({ body }) =>
    packageOf(body) === "." && isRunBody(body) ? [body] : [],
  );
}

function baseOf(
  project: Project,
  call: ts.CallExpression,
): readonly ts.ClassLikeDeclaration[] {
  if (call.expression.kind !== ts.SyntaxKind.SuperKeyword) return [];
  const owner = ts.findAncestor(call, ts.isClassLike);
  const base = owner && baseClassOf(project.checker, owner);
  return base ? [base] : [];
}

function isRunBody(body: ts.Node): body is RunBody {
  return ts.isPropertyDeclaration(body) || isFunctionWithBody(body);
}

/** The getters and setters of the project that reading, or writing, a property runs. */
export function accessorsOf(
  project: Project,
  node: ts.Node,
  way: "get" | "set",
): readonly FunctionWithBody[] {
  if (!isAccess(node) && !ts.isBindingElement(node)) return [];
  if (!mayBeAccessor(project.program, node)) return [];
  return few(
    accessorsAt(project, node).filter(
      way === "get" ? ts.isGetAccessor : ts.isSetAccessor,
    ),
  );
}

const accessorsAt: (
  project: Project,
  node: Access | ts.BindingElement,
) => readonly FunctionWithBody[] = oncePerNode((project, node) =>
  accessed(project, node, { overrides: "implementers" })
    .map(({ body }) => body)
    .filter(isFunctionWithBody),
);

/** The argument that stands for a parameter. */
export function argumentAt(run: Run, index: number): ts.Expression | undefined {
  if (ts.isCallExpression(run) || ts.isNewExpression(run))
    return run.arguments?.[index];
  if (ts.isTaggedTemplateExpression(run))
    return ts.isTemplateExpression(run.template)
      ? run.template.templateSpans[index - 1]?.expression
      : undefined;
  return ts.isBinaryExpression(run) && index === 0 ? run.right : undefined;
}

/** What a parameter is where a call gives nothing for it: `options = defaults`. */
export function defaultAt(
  body: RunBody,
  run: Run,
  index: number,
): ts.Expression | undefined {
  return ts.isCallExpression(run) &&
    index >= run.arguments.length &&
    !run.arguments.some(ts.isSpreadElement)
    ? parametersOf(body)[index]?.initializer
    : undefined;
}

/** What a chain calls the step. */
export function nameOfRun(run: Run): ts.Node {
  if (ts.isCallExpression(run) || ts.isNewExpression(run))
    return run.expression;
  if (ts.isTaggedTemplateExpression(run)) return run.tag;
  if (ts.isBinaryExpression(run)) return run.left;
  return ts.isPrefixUnaryExpression(run) || ts.isPostfixUnaryExpression(run)
    ? run.operand
    : run;
}

/** Whether a place runs code by being read or written only. */
export function isByAccess(run: Run): boolean {
  return !(
    ts.isCallExpression(run) ||
    ts.isNewExpression(run) ||
    ts.isTaggedTemplateExpression(run)
  );
}
