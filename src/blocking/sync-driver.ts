import type ts from "typescript";
import { typeAt } from "../program/types/types.ts";

const usesDrizzle = new WeakMap<ts.Program, boolean>();

/**
 * Whether an awaited query runs on a synchronous driver all the same: drizzle's builders are thenable
 * over every driver, and say `"sync"` in `_.resultType` (relational ones in `_.type`) where `stmt.all`
 * runs on this thread.
 */
export function isSyncQuery(
  program: ts.Program,
  checker: ts.TypeChecker,
  awaited: ts.Expression,
): boolean {
  let uses = usesDrizzle.get(program);
  if (uses === undefined) {
    uses = program
      .getSourceFiles()
      .some(({ fileName }) => fileName.includes("/node_modules/drizzle-orm/"));
    usesDrizzle.set(program, uses);
  }
  if (!uses) return false;
  const info = typeAt(checker, awaited).getProperty("_");
  if (!info) return false;
  const facts = checker.getTypeOfSymbolAtLocation(info, awaited);
  const kind = facts.getProperty("resultType") ?? facts.getProperty("type");
  const type = kind && checker.getTypeOfSymbolAtLocation(kind, awaited);
  return type !== undefined && type.isStringLiteral() && type.value === "sync";
}
