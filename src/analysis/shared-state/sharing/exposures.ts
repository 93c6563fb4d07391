import ts from "typescript";

import { nodesOf } from "../../../program/files/file-nodes.ts";
import {
  functionAround,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { answeredAs } from "../../../program/calls/answered-by-callback.ts";
import {
  elementAt,
  returnedBy,
} from "../../../program/calls/returned-values.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { entryNamed } from "../../../program/calls/named-entries.ts";
import {
  assignedInConstructor,
  propertyBehind,
} from "../../../program/calls/targets.ts";
import { typeAt } from "../../../program/types/types.ts";
import { addTo } from "../../../program/files/lists.ts";
import { writtenType } from "../../../program/types/written-types.ts";

/** A member of an object or of a class: what others call a function by. */
type Member =
  | ts.MethodDeclaration
  | ts.PropertyDeclaration
  | ts.PropertyAssignment
  | ts.ShorthandPropertyAssignment;

/** A field may be given what another one was given, and so on round. */
const farthest = 4;

/** A name and what it has to mean, so that a call of it runs a function. */
export interface Exposure {
  readonly name: string;
  readonly isMeant: (declaration: ts.Declaration) => boolean;
}

/**
 * The names under which others call a function, besides its own: of the members that hold it
 * (`return { take }`), and of what a class or an object says that it is (`implements Store`, `: Store`).
 */
export function exposuresOf(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
  name: ts.MemberName | undefined,
): readonly Exposure[] {
  const own = memberOf(body);
  const members = own ? [own] : [];
  if (name && ts.isIdentifier(name)) members.push(...holdersOf(checker, name));
  return members.flatMap((member) => {
    if (!ts.isIdentifier(member.name)) return [];
    const { text } = member.name;
    let promised: readonly ts.Declaration[] | undefined;
    return {
      name: text,
      isMeant: (declaration) =>
        (declaration === member && member !== own) ||
        (isDeclaredElsewhere(declaration) &&
          (promised ??= promisedBy(checker, member, text)).includes(
            declaration,
          )),
    };
  });
}

/** What a name that is called was declared as: for a part of an object that was taken apart, what the object has. */
export function meantBy(
  checker: ts.TypeChecker,
  name: ts.Node,
  depth = farthest,
): ts.Declaration | undefined {
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  if (!declaration) return entryMeantBy(checker, name);
  const given = depth > 0 ? givenField(declaration) : undefined;
  if (given) return meantBy(checker, given, depth - 1);
  return ts.isBindingElement(declaration)
    ? (propertyBehind(checker, declaration)?.valueDeclaration ?? declaration)
    : declaration;
}

/** `load` of a field that the constructor gives what something else has: `const { load } = store; this.load = load`. */
function givenField(declaration: ts.Declaration): ts.Node | undefined {
  if (!ts.isPropertyDeclaration(declaration) || declaration.initializer)
    return undefined;
  const value = assignedInConstructor(declaration);
  const inner = value && skipOuter(value);
  if (!inner) return undefined;
  if (ts.isIdentifier(inner)) return inner;
  return ts.isPropertyAccessExpression(inner) &&
    inner.expression.kind !== ts.SyntaxKind.ThisKeyword
    ? inner.name
    : undefined;
}

/** `updates.late(…)` of `const updates: Record<Kind, Update> = { late: … }` */
function entryMeantBy(
  checker: ts.TypeChecker,
  name: ts.Node,
): ts.Declaration | undefined {
  const access = name.parent;
  if (!ts.isPropertyAccessExpression(access) || access.name !== name)
    return undefined;
  const [held] = entryNamed(checker, access.expression, access.name.text, 8);
  if (!held || ts.isMethodDeclaration(held)) return held;
  return ts.isPropertyAssignment(held.parent) ? held.parent : undefined;
}

/**
 * The variables and fields that hold what a call answers: `const take = counter()`, where `counter` returns
 * a function; `set` of `const [get, set] = createStore()`, where it is at a position of a list.
 */
export function holderOfResult(
  use: ts.Node,
  index: number | undefined,
):
  | ts.VariableDeclaration
  | ts.PropertyDeclaration
  | ts.BindingElement
  | undefined {
  let at: ts.Node = use;
  while (
    ts.isPropertyAccessExpression(at.parent) ||
    ts.isAwaitExpression(at.parent) ||
    ts.isParenthesizedExpression(at.parent) ||
    (ts.isCallExpression(at.parent) && at.parent.expression === at)
  )
    at = at.parent;
  const { parent } = at;
  if (!ts.isVariableDeclaration(parent) && !ts.isPropertyDeclaration(parent))
    return undefined;
  if (index === undefined) return parent;
  const part = ts.isArrayBindingPattern(parent.name)
    ? parent.name.elements[index]
    : undefined;
  return part && ts.isBindingElement(part) ? part : undefined;
}

/** A function that returns another one, by itself or at a position of a list. */
export interface Factory {
  readonly body: FunctionWithBody;
  readonly index: number | undefined;
}

/** The function that returns this one: `() => { let last; return async () => … }`, `return [get, set]`. */
export function returnedFrom(
  body: FunctionWithBody,
  name: ts.MemberName | undefined,
): Factory | undefined {
  const factory = functionAround(body);
  if (!factory) return undefined;
  const isIt = (value: ts.Expression): boolean => {
    const inner = skipOuter(value);
    return (
      inner === body || (ts.isIdentifier(inner) && inner.text === name?.text)
    );
  };
  for (const value of returnedBy(factory)) {
    if (isIt(value)) return { body: factory, index: undefined };
    const list = skipOuter(value);
    if (!ts.isArrayLiteralExpression(list)) continue;
    const index = list.elements.findIndex(isIt);
    if (elementAt(list, index)) return { body: factory, index };
  }
  return undefined;
}

function memberOf(body: FunctionWithBody): Member | undefined {
  if (ts.isMethodDeclaration(body)) return body;
  const { parent } = body;
  return ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)
    ? parent
    : undefined;
}

const byFile = new WeakMap<ts.SourceFile, ReadonlyMap<string, Member[]>>();

/** `{ take }`, `{ take: takeNumber }` of the same file: the members that hold what a name stands for. */
function holdersOf(checker: ts.TypeChecker, name: ts.Identifier): Member[] {
  const sourceFile = name.getSourceFile();
  let members = byFile.get(sourceFile);
  if (!members) byFile.set(sourceFile, (members = heldIn(sourceFile)));
  const held = members.get(name.text);
  if (!held) return [];
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  return held.filter((member) => {
    const value = ts.isPropertyAssignment(member)
      ? skipOuter(member.initializer)
      : member.name;
    return symbolOf(checker, value)?.valueDeclaration === declaration;
  });
}

function heldIn(sourceFile: ts.SourceFile): ReadonlyMap<string, Member[]> {
  const found = new Map<string, Member[]>();
  for (const member of nodesOf<
    ts.ShorthandPropertyAssignment | ts.PropertyAssignment
  >(
    sourceFile,
    ts.SyntaxKind.ShorthandPropertyAssignment,
    ts.SyntaxKind.PropertyAssignment,
  )) {
    const value = ts.isPropertyAssignment(member)
      ? skipOuter(member.initializer)
      : member.name;
    if (ts.isIdentifier(value)) addTo(found, value.text, member);
  }
  return found;
}

/** A member without a body, or one that another class may override. */
function isDeclaredElsewhere(declaration: ts.Declaration): boolean {
  return (
    ts.isMethodSignature(declaration) ||
    ts.isPropertySignature(declaration) ||
    (ts.isClassLike(declaration.parent) &&
      (ts.isMethodDeclaration(declaration) ||
        ts.isPropertyDeclaration(declaration)))
  );
}

/** What the types that the code names beside a class or an object declare of a member. */
function promisedBy(
  checker: ts.TypeChecker,
  member: Member,
  name: string,
): readonly ts.Declaration[] {
  const { parent } = member;
  const types: ts.Type[] = [];
  if (ts.isClassLike(parent))
    for (const clause of parent.heritageClauses ?? [])
      for (const base of clause.types) types.push(typeAt(checker, base));
  if (ts.isObjectLiteralExpression(parent)) {
    const given = answeredAs(checker, parent);
    const written = writtenType(given);
    const type = written
      ? checker.getTypeFromTypeNode(written)
      : // `const make: MakeStore = () => ({ … })`
        checker.getContextualType(given);
    if (type) types.push(type);
  }
  return types.flatMap((type) => type.getProperty(name)?.declarations ?? []);
}
