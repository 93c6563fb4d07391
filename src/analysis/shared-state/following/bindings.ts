import ts from "typescript";

import { runGetter } from "./accessors.ts";
import { isGivenByLibrary } from "./library-getters.ts";
import { heldBy, writeTo } from "./assignments.ts";
import { listedIn, withEntriesOf } from "./lists.ts";
import { noCalls } from "../places/effect.ts";
import { ofRequestOnly } from "../sharing/for-all.ts";
import type { Transfer } from "./transfer.ts";
import { textOf } from "../places/nodes.ts";
import {
  anyElement,
  below,
  locationAt,
  nameSegment,
} from "../places/location.ts";
import { moduleLocation, propertyNameOf } from "../places/roots.ts";
import {
  temporaryIn,
  withTemporary,
  withValue,
  type State,
} from "../places/state.ts";
import { partOfValue } from "../places/parts.ts";
import { partFlags, readPlace } from "../places/places.ts";
import {
  aliasOf,
  derived,
  joinValues,
  nothing,
  parameterFlag,
  type Value,
} from "../places/value.ts";
import {
  givenParametersOf,
  skipOuter,
} from "../../../program/syntax/functions.ts";
import { symbolAt } from "../../../program/types/types.ts";

type Declared =
  ts.VariableDeclaration | ts.BindingElement | ts.ParameterDeclaration;

/** Gives the name, or the pattern, of a declaration its value. */
export function bindPattern(
  transfer: Transfer,
  state: State,
  node: Declared,
): State {
  const value = boundValue(transfer, state, node);
  if (!ts.isIdentifier(node.name))
    return withTemporary(state, node.name, value);
  const symbol = symbolAt(transfer.checker, node.name);
  return symbol
    ? withValue(state, symbol, heldBy(transfer, node.name, value))
    : state;
}

function boundValue(transfer: Transfer, state: State, node: Declared): Value {
  if (ts.isParameter(node)) return parameterValue(transfer, state, node);
  if (ts.isBindingElement(node)) return elementValue(transfer, state, node);
  if (node.initializer) return transfer.value(state, node.initializer);
  const list = node.parent as ts.Node;
  const loop = list.parent as ts.Node | undefined;
  return loop && ts.isForOfStatement(loop) && loop.initializer === list
    ? elementOf(transfer.value(state, loop.expression))
    : nothing;
}

function parameterValue(
  transfer: Transfer,
  state: State,
  node: ts.ParameterDeclaration,
): Value {
  const fallback = node.initializer
    ? transfer.value(state, node.initializer)
    : nothing;
  const { parent } = node;
  if (parent !== transfer.body)
    return joinValues(transfer.given.get(parent) ?? nothing, fallback);
  const index = givenParametersOf(parent).indexOf(node);
  const alias = node.dotDotDotToken
    ? undefined
    : locationAt({ kind: "parameter", body: parent, index });
  const value = joinValues(
    { ...nothing, alias, flags: parameterFlag(index) },
    fallback,
  );
  // Which object it is the call says: see `withDefaults`.
  return node.initializer && moduleLocation(transfer.checker, node.initializer)
    ? { ...value, alias }
    : value;
}

function elementValue(
  transfer: Transfer,
  state: State,
  node: ts.BindingElement,
): Value {
  const value = partValue(transfer, state, node);
  const key = node.propertyName ?? node.name;
  return ts.isIdentifier(key) && ts.isObjectBindingPattern(node.parent)
    ? ofRequestOnly(transfer, key, value)
    : value;
}

function partValue(
  transfer: Transfer,
  state: State,
  node: ts.BindingElement,
): Value {
  const held = temporaryIn(state, node.parent);
  const fallback = node.initializer
    ? transfer.value(state, node.initializer)
    : nothing;
  const written = writtenElement(node);
  if (written) return joinValues(transfer.value(state, written), fallback);
  const base = aliasOf(held);
  const name = ts.isObjectBindingPattern(node.parent)
    ? propertyNameOf(node)
    : String(node.parent.elements.indexOf(node));
  if (name === undefined || node.dotDotDotToken)
    return joinValues(derived([held]), fallback);
  const taken = partOfValue(transfer, held, name);
  const whole = { ...held, ...taken };
  if (!base)
    return joinValues({ ...derived([whole]), parts: taken.parts }, fallback);
  const got = runGetter(transfer, state, node, whole);
  if (got) return joinValues(got.value, fallback);
  if (isGivenByLibrary(transfer.checker, node.propertyName ?? node.name))
    return joinValues(derived([whole]), fallback);
  const { parent } = node.parent;
  if (
    ts.isArrayBindingPattern(node.parent) &&
    ts.isVariableDeclaration(parent) &&
    parent.initializer
  ) {
    const entry = withEntriesOf(transfer, state, whole, parent.initializer);
    if (entry !== whole) return joinValues(entry, fallback);
  }
  const location = below(base, nameSegment(name));
  if (transfer.isOwnedPlace(location))
    return joinValues({ ...derived([whole]), alias: location }, fallback);
  const access = {
    location,
    node: node.name,
    target: node.name,
    text: textOf(node.name),
    path: noCalls,
  };
  const part = readPlace(state, access, "mine", transfer.emit);
  return joinValues(
    { ...part, flags: part.flags | partFlags(transfer, location, whole) },
    fallback,
  );
}

/** `open(to)` for `target` of `const [source, target] = [open(from), open(to)];` */
function writtenElement(node: ts.BindingElement): ts.Expression | undefined {
  const { parent } = node;
  if (!ts.isArrayBindingPattern(parent) || node.dotDotDotToken)
    return undefined;
  const list = listTakenApart(parent);
  const index = parent.elements.indexOf(node);
  return list?.elements.slice(0, index + 1).some(ts.isSpreadElement)
    ? undefined
    : list?.elements[index];
}

/** The list that is written down to be taken apart at once. */
function listTakenApart(
  pattern: ts.ArrayBindingPattern,
): ts.ArrayLiteralExpression | undefined {
  const { parent } = pattern;
  const list =
    ts.isVariableDeclaration(parent) && parent.initializer
      ? skipOuter(parent.initializer)
      : undefined;
  return list && ts.isArrayLiteralExpression(list) ? list : undefined;
}

/** An element of a list or a container, whichever. */
export function elementOf(list: Value): Value {
  const base = listedIn(list);
  const each = derived([list]);
  if (!base) return each;
  return {
    ...each,
    alias: below(base, anyElement),
  };
}

/** `[this.a, b] = …`: a target of an assignment pattern gets a part of the right side. */
export function bindTarget(
  transfer: Transfer,
  state: State,
  target: ts.Expression,
): State {
  if (
    ts.isObjectLiteralExpression(target) ||
    ts.isArrayLiteralExpression(target)
  )
    return state;
  for (let at: ts.Node = target; !ts.isStatement(at); at = at.parent) {
    const parent = at.parent as ts.Node | undefined;
    if (!parent) return state;
    if (
      ts.isBinaryExpression(parent) &&
      parent.left === at &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      at !== target
    ) {
      const value = derived([transfer.value(state, parent.right)]);
      return writeTo(transfer, state, target, target, value, "assign");
    }
    if (ts.isForOfStatement(parent) && parent.initializer === at) {
      const value = derived([transfer.value(state, parent.expression)]);
      return writeTo(transfer, state, target, target, value, "assign");
    }
  }
  return state;
}
