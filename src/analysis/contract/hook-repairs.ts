import ts from "typescript";

import {
  isAsync,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import type { Repair, TextEdit } from "../finding.ts";

const insert = (start: number, text: string): TextEdit => ({
  ...{ start, end: start, text },
});

/** The fourth parameter of an error handler that has three plain ones. */
export function nextParameter({
  parameters,
}: FunctionWithBody): readonly Repair[] {
  const last = parameters[2];
  const isPlain = parameters.every(
    ({ initializer, dotDotDotToken }) => !initializer && !dotDotDotToken,
  );
  if (!last || parameters.length !== 3 || !isPlain) return [];
  const text = last.type ? ", _next: unknown" : ", _next";
  return [{ kind: "addNext", edits: [insert(last.end, text)] }];
}

/** A callback that nothing mentions is left out. */
export function withoutCallback(
  body: FunctionWithBody,
  callback: ts.ParameterDeclaration,
): readonly Repair[] {
  const { name } = callback;
  const before = body.parameters[body.parameters.indexOf(callback) - 1];
  if (!before || !ts.isIdentifier(name) || mentions(body.body, name.text))
    return [];
  return [
    {
      kind: "dropCallback",
      facts: { done: name.text },
      edits: [{ start: before.end, end: callback.end, text: "" }],
    },
  ];
}

function mentions(node: ts.Node, name: string): boolean {
  return (
    (ts.isIdentifier(node) && node.text === name) ||
    (ts.forEachChild(node, (child) => mentions(child, name) || undefined) ??
      false)
  );
}

/** `async` in front of a function whose type leaves room for it. */
export function declaredAsync(body: FunctionWithBody): readonly Repair[] {
  const edits = asyncEdits(body);
  return edits ? [{ kind: "declareAsync", edits }] : [];
}

function asyncEdits(body: FunctionWithBody): readonly TextEdit[] | undefined {
  if (isAsync(body)) return [];
  const start =
    ts.isMethodDeclaration(body) && body.name
      ? body.name.getStart()
      : ts.isArrowFunction(body) || ts.isFunctionExpression(body)
        ? body.getStart()
        : undefined;
  if (start === undefined) return undefined;
  const edits = [insert(start, "async ")];
  const { type } = body;
  if (!type || /^Promise\s*</.test(type.getText())) return edits;
  // `boolean | Promise<boolean>` and the like would have to be taken apart.
  if (type.getText().includes("Promise")) return undefined;
  return [...edits, insert(type.getStart(), "Promise<"), insert(type.end, ">")];
}

/** `return response` where a hook returns nothing: in place of a bare `return`, or at its end. */
export function returnedResponse(
  body: FunctionWithBody,
  bare?: ts.Node,
): readonly Repair[] {
  const name = body.parameters[1]?.name;
  const block = body.body;
  if (!name || !ts.isIdentifier(name) || !ts.isBlock(block)) return [];
  const repair = (edit: TextEdit): readonly Repair[] => [
    { kind: "addReturn", facts: { response: name.text }, edits: [edit] },
  ];
  const text = `return ${name.text};`;
  if (bare)
    return ts.isReturnStatement(bare) && !bare.expression
      ? repair({ start: bare.getStart(), end: bare.end, text })
      : [];
  const last = block.statements.at(-1);
  if (!last) return [];
  const { character } = body
    .getSourceFile()
    .getLineAndCharacterOfPosition(last.getStart());
  return repair(insert(last.end, `\n${" ".repeat(character)}${text}`));
}

/** `await` where a promise itself is asked for; the method becomes async for it. */
export function awaitedFirst(
  method: FunctionWithBody,
  asked: ts.Expression,
): readonly Repair[] {
  const promise = ts.isPrefixUnaryExpression(asked)
    ? asked.operand
    : ts.isCallExpression(asked)
      ? asked.arguments[0]
      : undefined;
  const edits = asyncEdits(method);
  if (!promise || !edits) return [];
  return [
    {
      kind: "awaitFirst",
      edits: [
        ...edits,
        insert(promise.getStart(), "(await "),
        insert(promise.end, ")"),
      ],
    },
  ];
}

/** The name that the chain looks for. */
export function renamed(name: ts.Node, meant: string): readonly Repair[] {
  return [
    {
      kind: "rename",
      facts: { meant },
      edits: [{ start: name.getStart(), end: name.end, text: meant }],
    },
  ];
}
