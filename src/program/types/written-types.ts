import ts from "typescript";

import {
  isAsync,
  isFunctionWithBody,
  outermost,
  skipOuter,
} from "../syntax/functions.ts";

/**
 * The type that the code writes beside an expression: annotation, cast, `satisfies`, return type; for an entry,
 * what is written beside its list or its table: `Encoder` for `const all: Encoder[] = [{ … }]`.
 */
export function writtenType(
  expression: ts.Expression,
): ts.TypeNode | undefined {
  const inner = outermost(expression);
  const at = inner.parent;
  if (ts.isAsExpression(at) || ts.isSatisfiesExpression(at)) return at.type;
  if (ts.isVariableDeclaration(at) || ts.isPropertyDeclaration(at))
    return at.type;
  if (ts.isArrayLiteralExpression(at)) return typeInList(at, inner);
  if (ts.isPropertyAssignment(at)) {
    const type = writtenType(at.parent);
    return type && typeInTable(type, at.name);
  }
  if (ts.isReturnStatement(at)) {
    let owner: ts.Node = at.parent;
    while (!ts.isFunctionLike(owner) && !ts.isSourceFile(owner))
      owner = owner.parent;
    return ts.isSourceFile(owner) ? undefined : resultType(owner);
  }
  return ts.isArrowFunction(at) ? resultType(at) : undefined;
}

/** Whether an object stands in a list or in a table. */
export function isEntry({ parent }: ts.ObjectLiteralExpression): boolean {
  return ts.isArrayLiteralExpression(parent) || ts.isPropertyAssignment(parent);
}

/** Whether a part of an object may be a function: most lists hold data. */
export function mayBeFunction(part: ts.ObjectLiteralElementLike): boolean {
  if (!ts.isPropertyAssignment(part))
    return (
      ts.isMethodDeclaration(part) || ts.isShorthandPropertyAssignment(part)
    );
  const value = skipOuter(part.initializer);
  return isFunctionWithBody(value) || ts.isIdentifier(value);
}

/** What the code writes as the type of a function's result, there or beside it: of an async one, what the promise is of. */
function resultType(owner: ts.SignatureDeclaration): ts.TypeNode | undefined {
  const beside =
    !owner.type && (ts.isArrowFunction(owner) || ts.isFunctionExpression(owner))
      ? writtenType(owner)
      : undefined;
  const type =
    beside && ts.isFunctionTypeNode(beside) ? beside.type : owner.type;
  return isAsync(owner) && type && ts.isTypeReferenceNode(type)
    ? (type.typeArguments?.[0] ?? type)
    : type;
}

/** `Encoder` of `Encoder[]`, of `new Set<Encoder>([…])`, and of `new Map<string, Encoder>([[name, …]])`. */
function typeInList(
  list: ts.ArrayLiteralExpression,
  entry: ts.Node,
): ts.TypeNode | undefined {
  const { parent } = list;
  const pairs =
    ts.isArrayLiteralExpression(parent) && list.elements[1] === entry
      ? parent
      : undefined;
  if (pairs && ts.isNewExpression(pairs.parent))
    return argumentsOf(pairs.parent)?.[1];
  if (ts.isNewExpression(parent)) return argumentsOf(parent)?.[0];
  let type = writtenType(list);
  if (type && ts.isTypeOperatorNode(type)) type = type.type;
  if (type && ts.isArrayTypeNode(type)) return type.elementType;
  return type &&
    ts.isTypeReferenceNode(type) &&
    /^(?:Readonly)?Array$/.test(type.typeName.getText())
    ? type.typeArguments?.[0]
    : undefined;
}

/** The type arguments of `new Map<string, Encoder>()`, written there or beside it. */
function argumentsOf(
  made: ts.NewExpression,
): readonly ts.TypeNode[] | undefined {
  if (made.typeArguments) return made.typeArguments;
  const type = writtenType(made);
  return type && ts.isTypeReferenceNode(type) ? type.typeArguments : undefined;
}

/** `Encoder` of `Record<string, Encoder>`, of `{ [name: string]: Encoder }` and of `{ gzip: Encoder }`. */
function typeInTable(
  type: ts.TypeNode,
  name: ts.PropertyName,
): ts.TypeNode | undefined {
  if (ts.isTypeReferenceNode(type)) {
    const [first, second] = type.typeArguments ?? [];
    const wrapper = type.typeName.getText();
    if (wrapper === "Record") return second;
    return first && /^(?:Partial|Readonly)$/.test(wrapper)
      ? typeInTable(first, name)
      : undefined;
  }
  if (ts.isMappedTypeNode(type)) return type.type;
  if (!ts.isTypeLiteralNode(type)) return undefined;
  for (const member of type.members)
    if (
      ts.isIndexSignatureDeclaration(member) ||
      (ts.isPropertySignature(member) &&
        member.name.getText() === name.getText())
    )
      return member.type;
  return undefined;
}
