import ts from "typescript";

import {
  isFunctionWithBody,
  skipOuter,
  withOuter,
} from "../syntax/functions.ts";
import {
  copiesOf,
  entryIndexOf,
  iteratesOver,
  passesOn,
  takesOne,
} from "./container-members.ts";

/** How code gets at the entries of a container. */
export type Taken =
  /** One of them: `works[kind]`, `works.get(kind)`. */
  | { readonly as: "value"; readonly value: ts.Expression }
  /** A name for one or for each: `for (const work of works)`, `works.map((work) => …)`. */
  | { readonly as: "name"; readonly name: ts.BindingName }
  /** `works.map(run)` */
  | {
      readonly as: "argument";
      readonly callback: ts.Expression;
      readonly index: number;
    }
  /** Another name for all of them: `const all = [...works]`. */
  | { readonly as: "list"; readonly name: ts.Identifier };

/** What takes entries out of the container that stands at a node, by syntax alone. */
export function takenFrom(container: ts.Expression): readonly Taken[] {
  const at = withOuter(container);
  const { parent } = at;
  if (ts.isElementAccessExpression(parent))
    return parent.expression === at &&
      !ts.isStringLiteralLike(parent.argumentExpression)
      ? [{ as: "value", value: parent }]
      : [];
  if (ts.isPropertyAccessExpression(parent))
    return parent.expression === at ? byMember(parent) : [];
  if (ts.isCallExpression(parent))
    return parent.arguments[0] === at &&
      copiesOf.has(parent.expression.getText())
      ? [...takenFrom(parent), ...byCallback(parent.arguments[1], 0)]
      : [];
  if (ts.isSpreadElement(parent))
    return ts.isArrayLiteralExpression(parent.parent)
      ? takenFrom(parent.parent)
      : [];
  if (ts.isForOfStatement(parent))
    return parent.expression === at &&
      ts.isVariableDeclarationList(parent.initializer)
      ? parent.initializer.declarations.flatMap(({ name }) => byName(name))
      : [];
  if (!ts.isVariableDeclaration(parent) || parent.initializer !== at) return [];
  const { name } = parent;
  if (ts.isIdentifier(name)) return [{ as: "list", name }];
  return ts.isArrayBindingPattern(name)
    ? name.elements
        .filter(ts.isBindingElement)
        .map((element) => ({ as: "name", name: element.name }))
    : [];
}

function byMember(member: ts.PropertyAccessExpression): readonly Taken[] {
  const call = withOuter(member).parent;
  if (!ts.isCallExpression(call) || skipOuter(call.expression) !== member)
    return [];
  const { text } = member.name;
  return [
    ...(takesOne.has(text) ? [{ as: "value", value: call } as const] : []),
    ...(passesOn.has(text) ? takenFrom(call) : []),
    ...(iteratesOver.has(text)
      ? byCallback(call.arguments[0], entryIndexOf(text))
      : []),
  ];
}

function byCallback(
  callback: ts.Expression | undefined,
  index: number,
): readonly Taken[] {
  if (!callback) return [];
  const inner = skipOuter(callback);
  if (!isFunctionWithBody(inner))
    return [{ as: "argument", callback: inner, index }];
  const name = inner.parameters[index]?.name;
  return name ? byName(name) : [];
}

/** A name for each; of a pair of key and entry its second part. */
function byName(name: ts.BindingName): readonly Taken[] {
  if (!ts.isArrayBindingPattern(name)) return [{ as: "name", name }];
  const entry = name.elements[1];
  return entry && ts.isBindingElement(entry)
    ? [{ as: "name", name: entry.name }]
    : [];
}
