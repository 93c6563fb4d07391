import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { symbolAt, typeAt } from "../../../program/types/types.ts";
import type { Project } from "../../project.ts";

/** The container in `map.set(k, v)`, `set.add(k)`, `list.push(v)`, `record[k] = v`. */
export function holderOf(target: ts.Node): ts.Expression | undefined {
  const inner = accessOf(target);
  if (inner) return skipOuter(inner.expression);
  return ts.isCallExpression(target) &&
    ts.isPropertyAccessExpression(target.expression)
    ? skipOuter(target.expression.expression)
    : undefined;
}

/** `record[k]` of `record[k] = v`, `record[k]++` */
export function accessOf(
  target: ts.Node,
): ts.ElementAccessExpression | undefined {
  const written = ts.isBinaryExpression(target)
    ? target.left
    : ts.isPrefixUnaryExpression(target) || ts.isPostfixUnaryExpression(target)
      ? target.operand
      : ts.isExpression(target)
        ? target
        : undefined;
  const inner = written && skipOuter(written);
  return inner && ts.isElementAccessExpression(inner) ? inner : undefined;
}

/** The declaration of a container of the language: a library's cache looks after itself. */
export function containerOf(
  { checker }: Project,
  holder: ts.Expression,
): ts.Declaration | undefined {
  const name = ts.isPropertyAccessExpression(holder) ? holder.name : holder;
  if (!ts.isIdentifier(name) && !ts.isPrivateIdentifier(name)) return undefined;
  const declaration = symbolAt(checker, name)?.valueDeclaration;
  const resolved = symbolAt(checker, name);
  const symbol =
    resolved && resolved.flags & ts.SymbolFlags.Alias
      ? checker.getAliasedSymbol(resolved)
      : resolved;
  const declared = symbol?.valueDeclaration ?? declaration;
  if (!declared || packageOf(declared) !== ".") return undefined;
  const type = checker.getNonNullableType(typeAt(checker, holder));
  if (type.flags & ts.TypeFlags.Any) return undefined;
  const made = type.getSymbol();
  const isOwnClass =
    made?.valueDeclaration !== undefined &&
    ts.isClassLike(made.valueDeclaration) &&
    packageOf(made.valueDeclaration) === ".";
  const isLanguage =
    checker.isArrayType(type) ||
    ["Map", "Set"].includes(made?.getName() ?? "") ||
    checker.getIndexInfosOfType(type).length > 0 ||
    made?.getName() === "__object" ||
    type.aliasSymbol?.getName() === "Record";
  return isLanguage && !isOwnClass ? declared : undefined;
}
