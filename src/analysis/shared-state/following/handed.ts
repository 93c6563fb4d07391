import ts from "typescript";

import { symbolOf } from "../../../program/types/symbols.ts";

import { noCalls } from "../places/effect.ts";
import { isLogCall } from "../places/log-calls.ts";
import { isWithin, type Location } from "../places/location.ts";
import { readPlace } from "../places/places.ts";
import type { OwnWrite, State } from "../places/state.ts";
import type { Transfer } from "./transfer.ts";
import { goesByTold, isTelling, libraryTold } from "../places/told.ts";
import { aliasOf, type Value } from "../places/value.ts";

/** A whole object is used, and with it what this body has stored in its parts. */
export function useWhole(
  transfer: Transfer,
  state: State,
  node: ts.Node,
  value: Value,
): void {
  const { shell } = value;
  const object = aliasOf(value) ?? shell?.of;
  if (!transfer.emit || !object || state.own.size === 0) return;
  for (const own of state.own.values()) {
    if (!isPartOf(own, object) || !mayGoBy(transfer, own, node)) continue;
    if (shell?.replaced.has(own.location.path[object.path.length]?.text ?? ""))
      continue;
    const access = {
      location: own.location,
      node,
      target: node,
      text: own.text,
      path: noCalls,
    };
    readPlace(state, access, "mine", transfer.emit);
  }
}

/**
 * Whether what a call runs may read the object that it is called on: a function that a field was given, or the library's own
 * method on an heir of its class, knows nothing of what else is kept there, unless it was made with the object.
 */
export function mayReadReceiver(
  checker: ts.TypeChecker,
  callee: ts.Expression,
): boolean {
  if (!ts.isPropertyAccessExpression(callee)) return true;
  if (callee.expression.kind === ts.SyntaxKind.ThisKeyword) return false;
  const declaration = symbolOf(checker, callee.name)?.valueDeclaration;
  return (
    declaration === undefined ||
    !(
      ts.isPropertyDeclaration(declaration) ||
      ts.isParameterPropertyDeclaration(declaration, declaration.parent)
    ) ||
    // `readonly request = wrap(this)`; what a library declares may be an arrow function of its class.
    declaration.getSourceFile().isDeclarationFile ||
    (declaration.initializer !== undefined && asksThis(declaration.initializer))
  );
}

function asksThis(node: ts.Node): boolean {
  return (
    node.kind === ts.SyntaxKind.ThisKeyword ||
    (ts.forEachChild(node, (child) => asksThis(child) || undefined) ?? false)
  );
}

/** An object that holds what this body has written there goes to code that nobody can look into. */
export function noteHanded(
  transfer: Transfer,
  state: State,
  call: ts.CallExpression,
  values: readonly Value[],
): void {
  if (!transfer.emit || state.own.size === 0) return;
  // What is only written down decides nothing.
  if (isLogCall(transfer.checker, call)) return;
  for (const value of values) {
    useWhole(transfer, state, call, value);
    const object =
      aliasOf(value) ?? (value.shell?.list ? undefined : value.shell?.of);
    if (!object || (object.root.kind === "this" && object.path.length === 0))
      continue;
    for (const own of state.own.values()) {
      // In this very tick a library goes by what it was told.
      if (!isPartOf(own, object) || isTelling(transfer.checker, own.target))
        continue;
      const part = own.location.path[object.path.length]?.text ?? "";
      if (value.shell?.replaced.has(part)) continue;
      transfer.emit({
        kind: "handed",
        location: own.location,
        node: call,
        target: call,
        text: own.text,
        path: noCalls,
        late: state.late,
        own,
      });
    }
  }
}

/** Of what a library was told not each of its functions makes use. */
function mayGoBy(
  { checker }: Transfer,
  { target }: OwnWrite,
  node: ts.Node,
): boolean {
  return (
    !isTelling(checker, target) ||
    goesByTold(
      checker,
      target,
      ts.isCallExpression(node) ? libraryTold(node) : node,
    )
  );
}

/** Whether a body's write stands in a part of an object. */
function isPartOf(own: OwnWrite, object: Location): boolean {
  return (
    own.hidden !== true &&
    own.location.key !== object.key &&
    isWithin(own.location, object)
  );
}
