import ts from "typescript";

import {
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { givesNever } from "../../../program/calls/call-results.ts";
import { oncePerNode } from "../../../program/files/once.ts";
import {
  isArithmetic,
  isLogicalOperator,
} from "../../../program/syntax/operators.ts";
import { functionsOf, symbolOf } from "../../../program/types/symbols.ts";
import { alwaysThrows } from "../../downstream/always-throws.ts";
import { awaitedValue } from "./awaited-value.ts";
import { chosen, chosenByKey } from "./chosen.ts";
import { noCalls } from "../places/effect.ts";
import { isWithin, type Location } from "../places/location.ts";
import { isLast, noteLast } from "./last-element.ts";
import { isFixed, isVariable, textOf } from "../places/nodes.ts";
import { useWhole } from "./handed.ts";
import { ofRequestOnly } from "../sharing/for-all.ts";
import { partOfValue, writtenParts } from "../places/parts.ts";
import { partFlags, readPlace } from "../places/places.ts";
import { copiedIn, placesOf, putBack, putIntoList } from "./put-back.ts";
import { variableLocation } from "../places/roots.ts";
import { valueIn, type State } from "../places/state.ts";
import type { Transfer } from "./transfer.ts";
import { holdingsOf } from "./holdings.ts";
import { spreadAlone, withEntriesOf, withListOf } from "./lists.ts";
import { shellOf } from "./shells.ts";
import { useOf } from "../places/use.ts";
import {
  computed,
  derived,
  indirect,
  isOldPointer,
  joinReads,
  joinValues,
  nothing,
  sharedPart,
  whole,
  Flag,
  type Value,
} from "../places/value.ts";

const noPlaces: readonly Location[] = [];

/** The value of an expression that changes nothing. */
export function plainValue(
  transfer: Transfer,
  state: State,
  node: ts.Expression,
): Value {
  if (ts.isIdentifier(node)) return nameValue(transfer, state, node);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return propertyValue(transfer, state, node);
  if (ts.isAwaitExpression(node))
    return awaitedValue(
      transfer.checker,
      node,
      transfer.value(state, node.expression),
    );
  if (ts.isConditionalExpression(node)) return chosen(transfer, state, node);
  if (ts.isFunctionLike(node)) return nothing;
  if (ts.isSpreadElement(node)) {
    const spread = transfer.value(state, node.expression);
    useWhole(transfer, state, node, spread);
    return withListOf(
      withEntriesOf(transfer, state, whole(spread), node.expression),
      spread,
    );
  }
  const values: Value[] = [];
  const literal =
    ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);
  const copied = literal ? copiedIn(transfer, state, node) : noPlaces;
  const collect = (child: ts.Node): void => {
    if (ts.isSpreadAssignment(child)) {
      useWhole(transfer, state, child, transfer.value(state, child.expression));
      values.push(whole(transfer.value(state, child.expression)));
    } else if (
      ts.isPropertyAssignment(child) ||
      ts.isShorthandPropertyAssignment(child)
    ) {
      const part = ts.isPropertyAssignment(child)
        ? child.initializer
        : child.name;
      useWhole(transfer, state, child, transfer.value(state, part));
      values.push(
        putBack(
          transfer.value(state, part),
          placesOf(transfer, state, child.name, copied),
        ),
      );
    } else if (ts.isTemplateSpan(child))
      values.push(transfer.value(state, child.expression));
    else if (ts.isMethodDeclaration(child)) return;
    else if (ts.isSpreadElement(child))
      values.push(transfer.value(state, child));
    else if (ts.isExpression(child))
      values.push(putIntoList(transfer.value(state, child), copied));
  };
  ts.forEachChild(node, collect);
  const value = derived(
    values,
    literal && values.some(({ flags }) => flags & Flag.clock) ? Flag.clock : 0,
  );
  const shell = ts.isObjectLiteralExpression(node)
    ? shellOf(transfer, state, node)
    : undefined;
  const parts = ts.isObjectLiteralExpression(node)
    ? writtenParts(transfer, state, node, value)
    : undefined;
  const holdings = literal ? holdingsOf(transfer, state, node) : undefined;
  const spread = spreadAlone(node);
  if (spread) return withListOf(value, transfer.value(state, spread));
  return (shell ?? parts ?? holdings)
    ? { ...value, shell, parts, holdings }
    : value;
}

function nameValue(
  transfer: Transfer,
  state: State,
  node: ts.Identifier,
): Value {
  const symbol = symbolOf(transfer.checker, node);
  if (!symbol || transfer.isLocal(symbol) || !isVariable(symbol))
    return nothing;
  const location = variableLocation(transfer.checker, symbol);
  // The object of a `const` is always the same.
  return isFixed(symbol)
    ? { ...nothing, alias: location }
    : readNow(transfer, state, node, location);
}

function propertyValue(
  transfer: Transfer,
  state: State,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): Value {
  const value = partValue(transfer, state, node);
  return ts.isPropertyAccessExpression(node)
    ? ofRequestOnly(transfer, node.name, value)
    : chosenByKey(
        transfer,
        node,
        value,
        transfer.value(state, node.argumentExpression),
      );
}

function partValue(
  transfer: Transfer,
  state: State,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): Value {
  const location = transfer.place(state, node);
  const held = transfer.value(state, node.expression);
  const taken = ts.isPropertyAccessExpression(node)
    ? partOfValue(transfer, held, node.name.text)
    : { flags: held.flags };
  const base = { ...held, ...taken };
  if (!location) {
    const shared = ts.isPropertyAccessExpression(node)
      ? sharedPart(base.shell, node.name.text)
      : undefined;
    if (shared) return { ...derived([base]), alias: shared };
    const part = { ...derived([base]), parts: taken.parts };
    // What may be a new object: a check of its part is no check of the place that it may have come from.
    return base.alias === "many"
      ? {
          ...part,
          reads: indirect(part.reads),
          flags: part.flags & ~Flag.fresh,
        }
      : part;
  }
  if (transfer.isOwnedPlace(location)) {
    return { ...derived([base]), alias: location };
  }
  const flags = partFlags(transfer, location, base);
  // The method of a call isn't read for its value.
  if (ts.isCallExpression(node.parent) && node.parent.expression === node)
    return { ...nothing, alias: location, flags };
  const value = readNow(transfer, state, node, location);
  return {
    ...value,
    // A part is as old as the pointer that led to it: another object may be in its place by now.
    reads: joinReads(
      joinReads(
        isOldPointer(base, location) ? indirect(value.reads) : value.reads,
        base.reads,
      ),
      countedReads(transfer, state, node),
    ),
    flags: value.flags | flags,
  };
}

/** `rows[rows.length - 1]`: which element it is hangs on how many there were. */
function countedReads(
  transfer: Transfer,
  state: State,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): Value["reads"] {
  if (!ts.isElementAccessExpression(node)) return nothing.reads;
  const { reads } = transfer.value(state, node.argumentExpression);
  const list = reads.size > 0 && transfer.place(state, node.expression);
  if (
    !list ||
    ![...reads.values()].some(({ location }) => isWithin(location, list))
  )
    return nothing.reads;
  if (isLast(node)) noteLast(transfer, state, list, node);
  return reads;
}

function readNow(
  transfer: Transfer,
  state: State,
  node: ts.Expression,
  location: Location,
): Value {
  const use = transfer.emit
    ? useOf(transfer.checker, node, (part) => transfer.isOwned(state, part))
    : undefined;
  const access = {
    location,
    node,
    target: node,
    text: textOf(node),
    path: noCalls,
  };
  return readPlace(state, access, use, transfer.emit);
}

export function operationValue(
  transfer: Transfer,
  state: State,
  node: ts.BinaryExpression,
  value: Value,
): Value {
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.AmpersandAmpersandToken: {
      const left = operandValue(transfer, state, node.left);
      const right = operandValue(transfer, state, node.right);
      const either = joinValues(left, right);
      if (node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken)
        return either;
      // What is no object goes no further than the left side.
      const { alias, shell, parts } = right;
      return { ...either, alias, shell, parts };
    }
    case ts.SyntaxKind.CommaToken:
      return transfer.value(state, node.right);
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.LessThanToken:
    case ts.SyntaxKind.LessThanEqualsToken:
    case ts.SyntaxKind.GreaterThanToken:
    case ts.SyntaxKind.GreaterThanEqualsToken:
    case ts.SyntaxKind.InKeyword:
    case ts.SyntaxKind.InstanceOfKeyword:
      return {
        ...value,
        flags: (value.flags & ~Flag.fresh) | Flag.truth,
      };
    default:
      return isArithmetic(node) ? computed(value) : value;
  }
}

/** The value of `a ?? b` in `a ?? b ?? c`: control flow goes from operand to operand, and evaluates the whole alone. */
function operandValue(
  transfer: Transfer,
  state: State,
  operand: ts.Expression,
): Value {
  const inner = skipOuter(operand);
  return ts.isBinaryExpression(inner) &&
    isLogicalOperator(inner.operatorToken.kind)
    ? joinValues(
        operandValue(transfer, state, inner.left),
        operandValue(transfer, state, inner.right),
      )
    : transfer.value(state, inner);
}

/** What a function carries along of the variables that it uses. */
export function capturedFlags(
  transfer: Transfer,
  state: State,
  node: ts.Node,
): number {
  const wanted = Flag.parameters | Flag.request;
  const names = new Set<string>();
  for (const [variable, value] of state.values)
    if (!isNode(variable) && (value.flags & wanted) !== 0)
      names.add(variable.name);
  if (names.size === 0) return 0;
  let flags = 0;
  const visit = (at: ts.Node): void => {
    if (ts.isIdentifier(at) && names.has(at.text)) {
      const local = transfer.localOf(at);
      if (local) flags |= valueIn(state, local).flags;
    }
    ts.forEachChild(at, visit);
  };
  ts.forEachChild(node, visit);
  return flags & wanted;
}

function isNode(variable: ts.Node | ts.Symbol): variable is ts.Node {
  return "kind" in variable;
}

/** `ctx.throw(409);`, `fail("…");` */
export function neverReturns(
  transfer: Transfer,
  node: ts.CallExpression | ts.NewExpression,
): boolean {
  if (!ts.isCallExpression(node) || !ts.isExpressionStatement(node.parent))
    return false;
  if (node.parent.parent === (transfer.body as FunctionWithBody).body)
    return false;
  return isEnd(transfer.checker, node);
}

const isEnd = oncePerNode(
  (checker: ts.TypeChecker, call: ts.CallExpression): boolean =>
    givesNever(checker, call) ||
    functionsOf(checker, call.expression).some(alwaysThrows),
);
