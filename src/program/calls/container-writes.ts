import ts from "typescript";

import type { ProgramContext } from "./callee.ts";
import { takesOne } from "./container-members.ts";
import { projectFilesOf } from "../files/declared-names.ts";
import { nodesOf } from "../files/file-nodes.ts";
import { createFileIndex } from "../files/file-index.ts";
import { skipOuter } from "../syntax/functions.ts";
import { symbolOf } from "../types/symbols.ts";
import { addTo } from "../files/lists.ts";

/** One value that code puts into a container. */
interface Write {
  /** The name at the end of the container: `tasks` of `this.tasks.push(task)`. */
  readonly name: ts.MemberName;
  readonly value: ts.Expression;
}

/** The members that put values into a container, and which of their arguments. */
const puts: Readonly<Record<string, (index: number) => boolean>> = {
  add: (index) => index === 0,
  push: () => true,
  set: (index) => index === 1,
  unshift: () => true,
};

const writesByFile = new WeakMap<
  ts.SourceFile,
  ReadonlyMap<string, readonly Write[]>
>();

const index = createFileIndex(projectFilesOf, writesIn);

/** The values that the program puts into a container after it is made: `push`, `set`, `add`, `[key] =`. */
export function addedTo(
  { program, checker }: ProgramContext,
  name: string,
  container: ts.Symbol,
): readonly ts.Expression[] {
  return index
    .filesWith(program, name)
    .flatMap((sourceFile) => writesIn(sourceFile).get(name) ?? [])
    .filter((write) => symbolOf(checker, write.name) === container)
    .map(({ value }) => value);
}

/** The name of the container that a call puts its argument at `index` into, if it is such a call. */
export function containerPutInto(
  call: ts.CallExpression | ts.NewExpression,
  index: number,
): ts.MemberName | undefined {
  const callee = skipOuter(call.expression);
  return ts.isPropertyAccessExpression(callee) &&
    Object.hasOwn(puts, callee.name.text) &&
    puts[callee.name.text]?.(index)
    ? lastNameOf(callee.expression)
    : undefined;
}

function writesIn(
  sourceFile: ts.SourceFile,
): ReadonlyMap<string, readonly Write[]> {
  const known = writesByFile.get(sourceFile);
  if (known) return known;
  const found = new Map<string, Write[]>();
  const add = (name: ts.MemberName | undefined, value: ts.Expression): void => {
    if (name) addTo(found, name.text, { name, value });
  };
  for (const call of nodesOf<ts.CallExpression>(
    sourceFile,
    ts.SyntaxKind.CallExpression,
  ))
    call.arguments.forEach((value, index) => {
      add(containerPutInto(call, index), value);
    });
  for (const { left, operatorToken, right } of nodesOf<ts.BinaryExpression>(
    sourceFile,
    ts.SyntaxKind.BinaryExpression,
  ))
    if (
      operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isElementAccessExpression(left)
    )
      add(lastNameOf(left.expression), right);
  writesByFile.set(sourceFile, found);
  return found;
}

function lastNameOf(container: ts.Expression): ts.MemberName | undefined {
  const inner = skipOuter(container);
  if (ts.isIdentifier(inner)) return inner;
  return ts.isPropertyAccessExpression(inner) ? inner.name : undefined;
}

const calledContainers = new WeakMap<ts.SourceFile, ReadonlySet<string>>();

/**
 * Whether the file of a container calls something that comes out of a container of this name: `for (const
 * task of tasks) task()`, `handlers.get(kind)?.()`, `listeners.forEach((listen) => listen())`.
 */
export function isCalledFrom(container: ts.MemberName): boolean {
  const sourceFile = container.getSourceFile();
  let names = calledContainers.get(sourceFile);
  if (!names) {
    const found = new Set<string>();
    for (const call of nodesOf<ts.CallExpression>(
      sourceFile,
      ts.SyntaxKind.CallExpression,
    )) {
      const source = containerBehind(call.expression, 4);
      if (source) found.add(source.text);
    }
    calledContainers.set(sourceFile, (names = found));
  }
  return names.has(container.text);
}

/** The container that a called expression comes from, by syntax alone. */
function containerBehind(
  expression: ts.Expression,
  depth: number,
): ts.MemberName | undefined {
  if (depth === 0) return undefined;
  const inner = skipOuter(expression);
  if (ts.isElementAccessExpression(inner)) return lastNameOf(inner.expression);
  if (ts.isCallExpression(inner)) {
    const callee = skipOuter(inner.expression);
    return ts.isPropertyAccessExpression(callee) &&
      takesOne.has(callee.name.text)
      ? lastNameOf(callee.expression)
      : undefined;
  }
  // `task.run()` of an entry that is an object.
  if (ts.isPropertyAccessExpression(inner))
    return containerBehind(inner.expression, depth - 1);
  return ts.isIdentifier(inner) ? containerOfName(inner, depth - 1) : undefined;
}

/** Finds how a name is declared around its use, and the container that it is taken from. */
function containerOfName(
  name: ts.Identifier,
  depth: number,
): ts.MemberName | undefined {
  for (let at: ts.Node = name.parent; at.parent; at = at.parent) {
    if (
      ts.isForOfStatement(at) &&
      ts.isVariableDeclarationList(at.initializer) &&
      at.initializer.declarations.some((each) => binds(each.name, name.text))
    )
      return lastNameOf(withoutCopies(at.expression));
    if (
      ts.isFunctionLike(at) &&
      at.parameters.some((each) => binds(each.name, name.text))
    ) {
      const { parent } = at;
      const callee =
        ts.isCallExpression(parent) && skipOuter(parent.expression);
      return callee && ts.isPropertyAccessExpression(callee)
        ? lastNameOf(withoutCopies(callee.expression))
        : undefined;
    }
    if (!ts.isBlock(at) && !ts.isSourceFile(at)) continue;
    for (const statement of at.statements)
      if (ts.isVariableStatement(statement))
        for (const { name: own, initializer } of statement.declarationList
          .declarations)
          if (initializer && binds(own, name.text))
            return containerBehind(initializer, depth);
  }
  return undefined;
}

function binds(name: ts.BindingName, text: string): boolean {
  return ts.isIdentifier(name)
    ? name.text === text
    : name.elements.some(
        (element) => ts.isBindingElement(element) && binds(element.name, text),
      );
}

/** `tasks` of `[...tasks]`, `tasks.slice()`, `tasks.values()`, `Array.from(tasks)`. */
function withoutCopies(expression: ts.Expression): ts.Expression {
  let at = skipOuter(expression);
  for (;;) {
    if (ts.isArrayLiteralExpression(at)) {
      const [only] = at.elements;
      if (!only || !ts.isSpreadElement(only)) return at;
      at = skipOuter(only.expression);
    } else if (ts.isCallExpression(at)) {
      const callee = skipOuter(at.expression);
      const [first] = at.arguments;
      if (!ts.isPropertyAccessExpression(callee)) return at;
      at = skipOuter(
        first && /^(?:Array|Object)$/.test(callee.expression.getText())
          ? first
          : callee.expression,
      );
    } else return at;
  }
}
