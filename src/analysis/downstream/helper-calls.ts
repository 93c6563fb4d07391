import ts from "typescript";

import {
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import type { ChainStep } from "../finding.ts";
import {
  continuationOf,
  nameOf,
  type Binding,
  type Carrier,
  type Context,
} from "./context.ts";
import { noteLacking } from "./lacking-helpers.ts";
import {
  counted,
  escaped,
  headOf,
  isLoss,
  promised,
  refused,
} from "./starts.ts";
import {
  union,
  withLives,
  withTemporary,
  type Path,
  type Value,
} from "./state.ts";
import { symbolAt } from "../../program/types/types.ts";

type Call = ts.CallExpression | ts.NewExpression;

/** A function of the project gets the continuation or a downstream promise: its body decides. */
export function helperCall(
  context: Context,
  path: Path,
  call: Call,
  helper: FunctionWithBody,
  values: readonly (Value | undefined)[],
  carriers: readonly (Carrier | undefined)[],
): Path {
  const bindings = bindingsOf(context, call, helper, values, carriers);
  const roots = union(values)?.roots ?? [];
  const result =
    bindings &&
    context.resultOf(helper, {
      ...context.inputs,
      bindings,
      entered: path.entered,
      settlers: new Map(),
    });
  if (!result?.complete) return escaped(path, roots);
  const name = nameOf(helper) ?? call.expression.getText();
  const chain: ChainStep[] = [{ name, node: result.origin ?? helper }];
  let after = path;
  const gotContinuation = bindings?.some(
    (binding) => binding.holds === "continuation",
  );
  if (gotContinuation) {
    noteLacking(context, call, helper, result);
    const early = result.notes.find(
      ({ kind, detail, implicit }) =>
        kind === "returnedEarly" &&
        (detail === "finally" || detail === "catch") &&
        !implicit,
    );
    // A middleware is told of it by itself.
    if (early && !context.project.middleware.siteOf(helper)) {
      context.note({
        kind: early.detail === "catch" ? "catchInHelper" : "finallyInHelper",
        node: call,
        name,
        chain: [{ name, node: early.where ?? early.node }],
      });
    }
    after = counted(
      context,
      after,
      call,
      `${name}()`,
      result.calls.least,
      chain,
    );
    after = { ...after, entered: after.entered || result.enters };
    if (result.carries) {
      after = promised(
        context,
        after,
        call,
        call,
        headOf(call),
        "promise",
        chain,
      );
      if (result.refuses) after = refused(context, after, call);
    } else if (result.notes.some((note) => isLoss(note.kind))) {
      context.note({
        kind: "droppedByHelper",
        node: call,
        name,
        chain,
      });
    }
  }
  for (const note of result.notes) {
    if (gotContinuation && note.kind === "repeated") {
      const { implicit, guarded } = note;
      context.note({
        kind: "repeated",
        node: call,
        where: call,
        detail: "helper",
        name: `${name}()`,
        chain: [{ name, node: note.node }, ...note.chain],
        implicit,
        guarded,
      });
    }
  }
  if (result.usesAsResponse)
    after = withLives(after, roots, { premature: call });
  if (roots.length > 0) {
    if (result.fate === "carried") {
      const existing = after.temporaries.get(call);
      after = withTemporary(
        // What the helper makes of a rejection isn't asked.
        withLives(after, roots, { last: call, refused: false }),
        call,
        union([existing, { roots }]),
      );
    } else if (result.fate === "escaped") {
      after = escaped(after, roots);
    } else if (result.fate === "dropped") {
      context.note({
        kind: "droppedByHelper",
        node: call,
        name,
        chain,
        implicit: roots.every((id) => path.lives.get(id)?.implicit ?? false),
      });
      after = withLives(after, roots, { status: "done" });
    }
  }
  return after;
}

/** Which parameters of a helper hold what in this call; `undefined` where that can't be told. */
function bindingsOf(
  context: Context,
  call: Call,
  helper: FunctionWithBody,
  values: readonly (Value | undefined)[],
  carriers: readonly (Carrier | undefined)[],
): readonly Binding[] | undefined {
  const bindings: Binding[] = [];
  for (const [index, arg] of (call.arguments ?? []).entries()) {
    if (ts.isSpreadElement(arg)) return undefined;
    const parameter = helper.parameters[index];
    if (parameter?.dotDotDotToken) return undefined;
    const carrier = carriers[index];
    const value = values[index];
    const inner = skipOuter(arg);
    const properties = ts.isObjectLiteralExpression(inner)
      ? propertiesOf(context, inner)
      : [];
    if (!carrier && !value?.roots.length && properties.length === 0) continue;
    if (!parameter || value?.container) return undefined;
    if (properties.length > 0) {
      for (const { name, carrier: held } of properties) {
        bindings.push(
          ...bindName(
            context,
            parameter,
            [name],
            "continuation",
            isHybrid(held),
          ),
        );
      }
      continue;
    }
    const holds = carrier ? "continuation" : "promise";
    bindings.push(
      ...bindName(
        context,
        parameter,
        [],
        holds,
        carrier ? isHybrid(carrier) : false,
      ),
    );
  }
  return bindings;
}

function isHybrid(carrier: Carrier): boolean {
  return carrier.kind === "continuation" && carrier.result === "maybe-promise";
}

function bindName(
  context: Context,
  parameter: ts.ParameterDeclaration | ts.BindingElement,
  path: readonly string[],
  holds: Binding["holds"],
  hybrid: boolean,
): readonly Binding[] {
  if (ts.isIdentifier(parameter.name)) {
    const symbol = symbolAt(context.checker, parameter.name);
    return symbol ? [{ symbol, path, holds, hybrid }] : [];
  }
  const [first, ...rest] = path;
  if (first === undefined || !ts.isObjectBindingPattern(parameter.name))
    return [];
  const element = parameter.name.elements.find(
    (candidate) =>
      (candidate.propertyName ?? candidate.name).getText() === first,
  );
  return element ? bindName(context, element, rest, holds, hybrid) : [];
}

function propertiesOf(
  context: Context,
  object: ts.ObjectLiteralExpression,
): readonly { readonly name: string; readonly carrier: Carrier }[] {
  return object.properties.flatMap((property) => {
    const value = ts.isShorthandPropertyAssignment(property)
      ? property.name
      : ts.isPropertyAssignment(property)
        ? property.initializer
        : undefined;
    const carrier = value && continuationOf(context, value);
    return carrier && property.name
      ? [{ name: property.name.getText(), carrier }]
      : [];
  });
}

export function passesInObject(
  context: Context,
  args: readonly ts.Expression[],
): boolean {
  return args.some((arg) => {
    const inner = skipOuter(arg);
    return (
      ts.isObjectLiteralExpression(inner) &&
      propertiesOf(context, inner).length > 0
    );
  });
}
