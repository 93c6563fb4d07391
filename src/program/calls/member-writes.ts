import ts from "typescript";

import type { ProgramContext } from "./callee.ts";
import { ownFilesOf } from "../files/declared-names.ts";
import { createFileIndex } from "../files/file-index.ts";
import { nodesOf } from "../files/file-nodes.ts";
import { classOfThis, skipOuter } from "../syntax/functions.ts";
import { addTo } from "../files/lists.ts";
import { isAssignment } from "../syntax/operators.ts";
import { symbolOf } from "../types/symbols.ts";

/** Where a member is given a value: `store` of `services.store = disk`. */
interface Write {
  readonly name: ts.MemberName | ts.StringLiteralLike;
  readonly object: ts.Expression;
  readonly value: ts.Expression;
}

const writesByFile = new WeakMap<
  ts.SourceFile,
  ReadonlyMap<string, readonly Write[]>
>();
const index = createFileIndex(ownFilesOf, writesIn);

/**
 * Whether code of the project gives the member of an object another value than the one it is declared with.
 * One object may go by several names: only what is written under the same name is seen.
 */
export function isMemberWritten(
  context: ProgramContext,
  { name, expression }: ts.PropertyAccessExpression,
): boolean {
  return isPartWritten(
    context,
    name.text,
    symbolOf(context.checker, name),
    expression,
  );
}

/**
 * The same for a part of an object that is taken apart: `load` of `const { load } = store`. `first` is the value that a
 * constructor gives it.
 */
export function isPartWritten(
  { program, checker }: ProgramContext,
  name: string,
  member: ts.Symbol | undefined,
  holder: ts.Expression,
  first?: ts.Expression,
): boolean {
  const object = objectNamed(checker, holder);
  const isThisOne = (write: Write): boolean => {
    if (first && write.value === first) return false;
    const own = ownDeclarationsOf(write.object, name);
    if (member && own.length > 0 && !own.some((each) => isOf(member, each)))
      return false;
    const symbol = symbolOf(checker, write.name);
    const written = objectNamed(checker, write.object);
    // What is written through `any` may be this one, and so may what is written to an object without a name.
    return (
      (symbol === undefined || symbol === member) &&
      (object === undefined || written === undefined || object === written)
    );
  };
  return index
    .filesWith(program, name)
    .some((file) => writesIn(file).get(name)?.some(isThisOne));
}

/** The declarations of a member of `this` in its own class: no type is asked for them. */
function ownDeclarationsOf(
  object: ts.Expression,
  name: string,
): readonly ts.Declaration[] {
  if (object.kind !== ts.SyntaxKind.ThisKeyword) return [];
  const members: readonly ts.ClassElement[] =
    classOfThis(object)?.members ?? [];
  return [
    ...members,
    ...members
      .filter(ts.isConstructorDeclaration)
      .flatMap((constructor) =>
        constructor.parameters.filter((each) =>
          ts.isParameterPropertyDeclaration(each, constructor),
        ),
      ),
  ].filter(
    (each) =>
      each.name && ts.isIdentifier(each.name) && each.name.text === name,
  );
}

function isOf(
  { declarations = [] }: ts.Symbol,
  declaration: ts.Declaration,
): boolean {
  return declarations.includes(declaration);
}

/** `services` of `services.store`, `store` of `this.store.load`. */
function objectNamed(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): ts.Symbol | undefined {
  const inner = skipOuter(expression);
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  return ts.isIdentifier(name) || ts.isPrivateIdentifier(name)
    ? symbolOf(checker, name)
    : undefined;
}

/** The members that a file gives a value, by name. Syntax alone. */
function writesIn(
  sourceFile: ts.SourceFile,
): ReadonlyMap<string, readonly Write[]> {
  const known = writesByFile.get(sourceFile);
  if (known) return known;
  const found = new Map<string, Write[]>();
  const add = (target: ts.Node, value: ts.Expression): void => {
    if (ts.isPropertyAccessExpression(target))
      addTo(found, target.name.text, {
        name: target.name,
        object: target.expression,
        value,
      });
    else if (ts.isElementAccessExpression(target)) {
      const name = skipOuter(target.argumentExpression);
      if (ts.isStringLiteralLike(name))
        addTo(found, name.text, { name, object: target.expression, value });
    } else
      ts.forEachChild(target, (child) => {
        add(child, value);
      });
  };
  for (const { left, operatorToken, right } of nodesOf<ts.BinaryExpression>(
    sourceFile,
    ts.SyntaxKind.BinaryExpression,
  ))
    if (isAssignment(operatorToken.kind)) add(left, right);
  writesByFile.set(sourceFile, found);
  return found;
}
