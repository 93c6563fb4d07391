import ts from "typescript";

import { isFunctionWithBody, skipOuter } from "../program/syntax/functions.ts";
import { packageOf } from "../program/types/package-of.ts";
import { isSpokenAnywhere } from "../program/files/identifiers.ts";
import { isThenable } from "./conditions.ts";
import { symbolAt, typeAt } from "../program/types/types.ts";

/** The asynchronous twin of a call on the same receiver or in the same module. */
export interface Twin {
  readonly name: string;
  /** `f.sync()` beside `f()`: the twin is the receiver itself. */
  readonly isReceiver: boolean;
  /** Whether it returns a promise; otherwise it takes a callback. */
  readonly thenable: boolean;
  readonly tier: "error" | "advice";
}

/**
 * Names that look like one of a pair and do not block: hooks around a verb `sync`, predicates, validation,
 * and `emit`, which only leaves waiting for the listeners to `emitAsync`.
 */
const neverBlocking =
  /^(?:before|after|on|is|has|can|supports|validate|safeParse|trace|bind|connect)[A-Z]?\w*Sync$|^validateSync$|^sync|^emit$/;
/** Packages whose pairs compute the same in memory; the language's own library (`Array.fromAsync`) is one. */
const inMemory: ReadonlySet<string> = new Set([
  "zod",
  "yup",
  "ajv",
  "valibot",
  "postcss-selector-parser",
  "typescript",
  // A container makes what is bound where it isn't made yet; a factory that blocks is found by its own call.
  "inversify",
  "@inversifyjs/container",
]);

/** Whether a name may be one of a pair at all; asked before any type. */
export function mayHaveTwin(name: string): boolean {
  return !neverBlocking.test(name);
}

/** Whether anything in a program has the name of a twin of what is called so: no type is asked. */
export function mayHaveTwinIn(program: ts.Program, name: string): boolean {
  return (
    name.endsWith("ync") ||
    isSpokenAnywhere(program, `a${name}`) ||
    isSpokenAnywhere(program, `${name}Async`)
  );
}

/** Both ends of one protocol (`next` and `anext`, `call` and `acall`): the plain one need not block. */
const protocol = new Set(["call", "next", "iter", "enter", "exit"]);

/**
 * The twin of a synchronous call: `foo` for `fooSync`, `acreate` for `create`, `fooAsync` for `foo`, `f`
 * for `f.sync`, where the twin takes the same arguments and returns a promise (or, for `…Sync`, takes
 * a callback) and this call does not.
 */
export function twinOf(
  program: ts.Program,
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  declaration: ts.Declaration,
): Twin | undefined {
  const callee = skipOuter(call.expression);
  const nameNode = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(nameNode)) return undefined;
  const declared = ts.getNameOfDeclaration(declaration);
  const name =
    declared && ts.isIdentifier(declared) ? declared.text : nameNode.text;
  if (!mayHaveTwin(name) || inMemory.has(packageOf(declaration)))
    return undefined;

  const among = siblings(checker, callee, declaration);
  const sibling = (wanted: string): ts.Type | undefined =>
    isSpokenAnywhere(program, wanted) ? among(wanted) : undefined;
  const candidates: readonly (readonly [
    string,
    ts.Type | undefined,
    Twin["tier"],
  ])[] = name.endsWith("Sync")
    ? [
        [name.slice(0, -4), sibling(name.slice(0, -4)), "error"],
        [
          `${name.slice(0, -4)}Async`,
          sibling(`${name.slice(0, -4)}Async`),
          "error",
        ],
      ]
    : name === "sync" && ts.isPropertyAccessExpression(callee)
      ? [["", typeAt(checker, callee.expression), "error"]]
      : [
          ...(protocol.has(name)
            ? []
            : [[`a${name}`, sibling(`a${name}`), "error"] as const]),
          [`${name}Async`, sibling(`${name}Async`), "advice"],
        ];
  for (const [twin, type, tier] of candidates) {
    if (!type) continue;
    const byCallback = name.endsWith("Sync") || name === "sync";
    const thenable = accepts(checker, type, call, byCallback);
    if (thenable === undefined || wraps(type, name)) continue;
    if (isThenable(checker, typeAt(checker, call), call)) return undefined;
    return { name: twin, isReceiver: twin === "", thenable, tier };
  }
  return undefined;
}

/** Whether a twin with a body only calls the synchronous one: then both do the same work on the loop. */
function wraps(twin: ts.Type, name: string): boolean {
  const mentions = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && node.text === name) ||
    (ts.forEachChild(node, mentions) ?? false);
  return (twin.getSymbol()?.declarations ?? []).some(
    (declaration) =>
      isFunctionWithBody(declaration) && mentions(declaration.body),
  );
}

/** Looks names up where a call's function comes from: on its receiver, or in its module. */
function siblings(
  checker: ts.TypeChecker,
  callee: ts.Expression,
  declaration: ts.Declaration,
): (name: string) => ts.Type | undefined {
  if (ts.isPropertyAccessExpression(callee)) {
    return (name) => {
      const receiver = checker.getNonNullableType(
        typeAt(checker, callee.expression),
      );
      const symbol = checker.getPropertyOfType(receiver, name);
      return symbol && checker.getTypeOfSymbolAtLocation(symbol, callee);
    };
  }
  return (name) => {
    for (let at = declaration.parent; at; at = at.parent) {
      if (!ts.isSourceFile(at) && !ts.isModuleDeclaration(at)) continue;
      const module = symbolAt(checker, ts.isSourceFile(at) ? at : at.name);
      const symbol =
        module && checker.tryGetMemberInModuleExports(name, module);
      if (symbol) return checker.getTypeOfSymbolAtLocation(symbol, callee);
      if (ts.isSourceFile(at)) return localFunction(checker, at, name);
    }
    return undefined;
  };
}

/** A function that a file declares at its top level without exporting it. */
function localFunction(
  checker: ts.TypeChecker,
  sourceFile: ts.SourceFile,
  name: string,
): ts.Type | undefined {
  for (const statement of sourceFile.statements)
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name)
      return typeAt(checker, statement);
  return undefined;
}

/** Whether a type takes this call's arguments and answers with a promise (true) or to a callback (false). */
function accepts(
  checker: ts.TypeChecker,
  type: ts.Type,
  call: ts.CallExpression,
  byCallback: boolean,
): boolean | undefined {
  let takesCallback = false;
  for (const signature of type.getCallSignatures()) {
    const parameters = signature.getParameters();
    const types = parameters.map((parameter) =>
      checker.getTypeOfSymbolAtLocation(parameter, call),
    );
    if (
      isThenable(checker, signature.getReturnType(), call) &&
      fits(checker, call, signature, types)
    )
      return true;
    const last = types.at(-1);
    if (
      byCallback &&
      last &&
      parameters.length > call.arguments.length &&
      isFunction(checker, last)
    )
      takesCallback = true;
  }
  return takesCallback ? false : undefined;
}

function fits(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  signature: ts.Signature,
  types: readonly ts.Type[],
): boolean {
  const declaration = signature.getDeclaration() as
    ts.SignatureDeclaration | undefined;
  const parameters = declaration?.parameters ?? [];
  const hasRest = parameters.at(-1)?.dotDotDotToken !== undefined;
  if (!hasRest && call.arguments.length > types.length) return false;
  return call.arguments.every((argument, index) => {
    const type = types[index];
    if (!type || (hasRest && index >= types.length - 1)) return true;
    // A type parameter takes what its inference makes of the argument.
    if (type.flags & ts.TypeFlags.TypeParameter) return true;
    return checker.isTypeAssignableTo(typeAt(checker, argument), type);
  });
}

function isFunction(checker: ts.TypeChecker, type: ts.Type): boolean {
  return checker.getNonNullableType(type).getCallSignatures().length > 0;
}
