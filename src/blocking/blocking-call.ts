import ts from "typescript";

import { calleeOf } from "../program/calls/callees.ts";
import { isFunctionWithBody, skipOuter } from "../program/syntax/functions.ts";
import {
  declarationIsSpecified,
  type Specifier,
} from "../program/types/specifier.ts";
import { symbolOf } from "../program/types/symbols.ts";
import { targetsOf } from "../program/calls/targets.ts";
import { lastName, type BlockingEntry, type Counterpart } from "./catalogue.ts";
import { conditionHolds, isThenable } from "./conditions.ts";
import { costOf, type Cost } from "./costs.ts";
import { entryOf } from "./lookup.ts";
import { twinOf, type Twin } from "./pairs.ts";
import { blockingTagOf } from "./tags.ts";
import { untypedEntryOf } from "./untyped.ts";
import { typeAt } from "../program/types/types.ts";

/** A call that holds the event loop until it is done. */
export interface BlockingCall {
  readonly node: ts.Node;
  /** The name that its declaration has: `readFileSync`, `Statement.get`, `new Database`. */
  readonly name: string;
  readonly tier: "error" | "advice";
  readonly kind: string;
  /** What it usually costs; unknown for what the catalogue doesn't list. */
  readonly cost?: Cost;
  readonly counterpart?: Counterpart;
  /** The module that the catalogue lists it under: `csv-parse/sync`. */
  readonly module?: string;
  readonly twin?: Twin;
  /** What it calls, where that is declared. */
  readonly declaration?: ts.Declaration;
}

export interface BlockingContext {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly settings: {
    readonly blocking: readonly Specifier[];
    readonly nonBlocking: readonly Specifier[];
  };
}

/** What is known of a call by what it calls: that it blocks, that it does not, or nothing. */
export type Verdict = BlockingCall | "never" | undefined;

/** Whether a call blocks by what its declaration is: catalogue, tag, settings, one of a pair. */
export function blockingCallOf(
  context: BlockingContext,
  call: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression,
): Verdict {
  const { checker } = context;
  const callee = ts.isCallExpression(call)
    ? calleeOf(checker, call)
    : ts.isNewExpression(call)
      ? call.expression
      : call.tag;
  if (
    callee.kind === ts.SyntaxKind.SuperKeyword ||
    callee.kind === ts.SyntaxKind.ImportKeyword
  )
    return undefined;
  const targets = new Set([
    ...(symbolOfCallee(checker, callee)?.declarations ?? []),
    ...targetsOf(checker, callee),
  ]);
  for (const target of targets) {
    const verdict = declared(context, call, callee, target);
    if (verdict)
      return verdict === "never"
        ? verdict
        : { ...verdict, declaration: target };
  }
  for (const target of targets) {
    const { twin } = twinOfCall(context, call, target);
    if (twin)
      return {
        node: call,
        name: displayName(target) ?? callee.getText(),
        tier: twin.tier,
        kind: "pair",
        twin,
        declaration: target,
      };
  }
  const bySignature =
    ts.isCallExpression(call) && signatureEntry(context, call, [...targets]);
  if (bySignature) return listed(context, call, bySignature);
  const use = ts.isNewExpression(call) ? "new" : "call";
  const untyped = untypedEntryOf(checker, callee, use);
  if (untyped && isUnknown(checker, callee))
    return listed(context, call, untyped);
  return undefined;
}

function symbolOfCallee(
  checker: ts.TypeChecker,
  callee: ts.Expression,
): ts.Symbol | undefined {
  const inner = skipOuter(callee);
  if (ts.isIdentifier(inner)) return symbolOf(checker, inner);
  return ts.isPropertyAccessExpression(inner)
    ? symbolOf(checker, inner.name)
    : undefined;
}

/** What a function blocks by when it is called through a reference: `paths.map(readFileSync)`. */
export function blockingReferenceOf(
  context: BlockingContext,
  reference: ts.Expression,
): BlockingCall | undefined {
  for (const target of targetsOf(context.checker, reference)) {
    const entry = entryOf(target, "call");
    if (entry && entry.tier !== "never" && !entry.when)
      return blockingCall(reference, entry);
  }
  return undefined;
}

function declared(
  context: BlockingContext,
  call: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression,
  callee: ts.Expression,
  target: ts.Declaration,
): Verdict {
  const name = displayName(target) ?? callee.getText();
  const { blocking, nonBlocking } = context.settings;
  const isOneOf = (specifiers: readonly Specifier[]): boolean =>
    specifiers.some((specifier) =>
      declarationIsSpecified(context.program, target, name, specifier),
    );
  const tag = blockingTagOf(target);
  if (tag === "nonblocking" || isOneOf(nonBlocking)) return "never";
  if (tag === "blocking" || isOneOf(blocking))
    return {
      node: call,
      name,
      tier: "error",
      kind: "declared",
      ...twinOfCall(context, call, target),
    };
  const entry = entryOf(target, ts.isNewExpression(call) ? "new" : "call");
  if (entry) return listed(context, call, entry);
  return undefined;
}

/** For a value whose type is callable (`db.transaction(…)` made it): the row of its call signature. */
function signatureEntry(
  { program, checker }: BlockingContext,
  call: ts.CallExpression,
  targets: readonly ts.Declaration[],
): BlockingEntry | undefined {
  const isValue = targets.some(
    (target) =>
      // `String(value)`: what the language itself makes callable never blocks.
      (ts.isVariableDeclaration(target) &&
        !program.isSourceFileDefaultLibrary(target.getSourceFile())) ||
      ts.isPropertyDeclaration(target) ||
      ts.isBindingElement(target),
  );
  if (targets.length > 0 && !isValue) return undefined;
  // To resolve a call types all its arguments: only where one of the signatures is known.
  const signatures = checker
    .getNonNullableType(typeAt(checker, skipOuter(call.expression)))
    .getCallSignatures();
  return signatures.some(rowOf)
    ? rowOf(checker.getResolvedSignature(call))
    : undefined;
}

function rowOf(signature: ts.Signature | undefined): BlockingEntry | undefined {
  const declaration = signature?.declaration;
  return declaration && !ts.isJSDocSignature(declaration)
    ? entryOf(declaration, "call")
    : undefined;
}

function twinOfCall(
  { program, checker }: BlockingContext,
  call: ts.Node,
  target: ts.Declaration,
): { readonly twin?: Twin } {
  // What a parameter stands for is decided where the function is called.
  // A body that can be read says more than its name does.
  const isRead =
    isFunctionWithBody(target) && displayName(target)?.endsWith("Sync");
  const twin =
    ts.isCallExpression(call) && !ts.isParameter(target) && !isRead
      ? twinOf(program, checker, call, target)
      : undefined;
  return twin ? { twin } : {};
}

function listed(
  { checker }: BlockingContext,
  call: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression,
  entry: BlockingEntry,
): Verdict {
  if (entry.tier === "never") return "never";
  if (!conditionHolds(checker, entry.when, call)) return "never";
  // The same method of another driver, of an option or of an overload may return a promise.
  const mayBePromise = entry.tier === "error" && !entry.export.endsWith("Sync");
  if (mayBePromise && isThenable(checker, typeAt(checker, call), call))
    return "never";
  const written = ts.isTaggedTemplateExpression(call)
    ? call.tag
    : call.expression;
  return blockingCall(call, entry, written);
}

function blockingCall(
  node: ts.Node,
  entry: BlockingEntry,
  written: ts.Node = node,
): BlockingCall {
  const text = written.getText();
  return {
    node,
    // `sync` alone says nothing: `spawn.sync`, `$.sync`.
    name:
      lastName(entry.export) === "sync" && /^[\w$.]{1,40}$/.test(text)
        ? text
        : entryName(entry),
    tier: entry.tier === "advice" ? "advice" : "error",
    kind: entry.kind,
    cost: costOf(entry),
    module: entry.module,
    ...(entry.counterpart ? { counterpart: entry.counterpart } : {}),
  };
}

/** `Statement.get` of `Database.Statement#get`, `deasync` of `export=` */
function entryName({ export: path, module }: BlockingEntry): string {
  if (path === "export=" || path === "default") return module;
  const [owner, member] = path.replace(/\(\w+=\w+\)$/, "").split("#");
  if (member === undefined)
    return path.replace(/^export=\.?/, "").replace("default", module);
  const last = owner?.split(".").at(-1) ?? "";
  const name = last === "default" ? module : last;
  return member === "(call)" ? name : `${name}.${member}`;
}

function displayName(target: ts.Declaration): string | undefined {
  const name = ts.getNameOfDeclaration(target);
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name))
    ? name.text
    : undefined;
}

function isUnknown(checker: ts.TypeChecker, callee: ts.Expression): boolean {
  return (typeAt(checker, skipOuter(callee)).flags & ts.TypeFlags.Any) !== 0;
}
