import ts from "typescript";

import { symbolAt } from "../../program/types/types.ts";
import { answersInPlace, takesFirst } from "./awaitable.ts";

/** The type of a member. */
export function propertyType(
  checker: ts.TypeChecker,
  type: ts.Type,
  name: string,
  at: ts.Node,
): ts.Type | undefined {
  const symbol = checker.getPropertyOfType(type, name);
  return symbol && checker.getTypeOfSymbolAtLocation(symbol, at);
}

/** The type of the counterpart, found from the module that declares the blocking call. */
export function exportType(
  checker: ts.TypeChecker,
  declaration: ts.Declaration | undefined,
  module: string,
  name: string,
  at: ts.Node,
): ts.Type | undefined {
  const home = declaration && moduleAround(checker, declaration);
  if (!home) return undefined;
  const owner = module.endsWith("/promises")
    ? exportOf(checker, home, "promises")
    : home;
  const symbol = owner && exportOf(checker, owner, name);
  return symbol && checker.getTypeOfSymbolAtLocation(symbol, at);
}

/** What a module exports under a name, through the modules that it hands it on from. */
export function exportOf(
  checker: ts.TypeChecker,
  owner: ts.Symbol,
  name: string,
): ts.Symbol | undefined {
  const found = checker.tryGetMemberInModuleExports(name, owner);
  return found && found.flags & ts.SymbolFlags.Alias
    ? checker.getAliasedSymbol(found)
    : found;
}

function moduleAround(
  checker: ts.TypeChecker,
  declaration: ts.Node,
): ts.Symbol | undefined {
  for (let at = declaration; at.parent; at = at.parent)
    if (ts.isModuleDeclaration(at) && ts.isStringLiteral(at.name))
      return symbolAt(checker, at.name);
  return symbolAt(checker, declaration.getSourceFile());
}

/** Whether `promisify(f)(…)` takes this call's arguments and gives what the call gives, as its types say. */
export function promisifiedFits(
  checker: ts.TypeChecker,
  type: ts.Type,
  call: ts.CallExpression,
): boolean {
  const custom = propertyType(checker, type, "__promisify__", call);
  if (custom) return answersInPlace(checker, custom, call);
  // Of several signatures `promisify` sees the last one alone.
  const [signature, other] = type.getCallSignatures();
  if (!signature || other || signature.typeParameters) return false;
  const parameters = signature.getParameters();
  const last = parameters.at(-1);
  const given = call.arguments.length;
  // It is declared for five arguments before the callback, none of which may be left out.
  if (!last || given !== parameters.length - 1 || given > 5) return false;
  if (!takesFirst(checker, signature, call)) return false;
  const [callback, second] = checker
    .getTypeOfSymbolAtLocation(last, call)
    .getCallSignatures();
  const value = callback?.getParameters()[1];
  if (!value || second || callback.getParameters().length > 2) return false;
  return (
    ts.isExpressionStatement(call.parent) ||
    checker.isTypeAssignableTo(
      checker.getTypeOfSymbolAtLocation(value, call),
      checker.getTypeAtLocation(call),
    )
  );
}
