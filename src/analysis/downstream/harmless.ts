import ts from "typescript";

import { targetOf } from "../../flow/steps.ts";
import { chaining } from "../../program/files/method-names.ts";
import { oncePerNode } from "../../program/files/once.ts";
import {
  isFunctionWithBody,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import { typeAt } from "../../program/types/types.ts";

/** What JavaScript itself has whose methods keep, give and count, and throw for nothing that types allow. */
const quiet =
  /^(?:(?:Readonly|Weak)?(?:Map|Set)|(?:Readonly)?Array|Date|Math|String|Number|Boolean|Object|Performance|Console|Error|(?:Map|Set|WeakMap|WeakSet|Array|Date|String|Number|Boolean|Error)Constructor)$/i;
const promises = /^Promise(?:Like)?$/;
const throwing =
  /^(?:reduce|reduceRight|repeat|normalize|toFixed|toPrecision)$/;

/**
 * Whether nobody need expect that a step throws: `seen.set(id, Date.now())`, `log.push(line)`, a property, read or
 * written, of what its type says to be there.
 */
export const isHarmless: (checker: ts.TypeChecker, step: ts.Node) => boolean =
  oncePerNode((checker: ts.TypeChecker, step: ts.Node) => {
    if (
      ts.isPropertyAccessExpression(step) ||
      ts.isElementAccessExpression(step)
    )
      return isThere(checker, step.expression);
    const target = targetOf({ kind: "evaluate", node: step });
    if (target)
      return (
        ts.isIdentifier(target) ||
        (ts.isPropertyAccessExpression(target) &&
          isThere(checker, target.expression))
      );
    if (!ts.isCallExpression(step) && !ts.isNewExpression(step)) return false;
    const callee = skipOuter(step.expression);
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    // What fails in its callbacks fails the promise that it gives.
    if (chaining.has(name.getText()))
      return isOfLanguage(checker, name, promises);
    // What a callback does may throw.
    if (
      step.arguments?.some(
        (given) =>
          isFunctionWithBody(skipOuter(given)) ||
          typeAt(checker, given).getCallSignatures().length > 0,
      ) ??
      false
    )
      return false;
    if (!ts.isIdentifier(name) || throwing.test(name.text)) return false;
    return isOfLanguage(checker, name, quiet);
  });

/** Whether what a name stands for is a part of JavaScript's own objects of some kinds. */
function isOfLanguage(
  checker: ts.TypeChecker,
  name: ts.Node,
  owners: RegExp,
): boolean {
  return (symbolOf(checker, name)?.declarations ?? []).some(
    (declaration) =>
      isLibrary(declaration.getSourceFile()) &&
      owners.test(ownerOf(declaration)),
  );
}

/** The interface that declares a member, or the name of a global. */
export function ownerOf(declaration: ts.Declaration): string {
  const { parent } = declaration;
  const owner = ts.isInterfaceDeclaration(parent) ? parent : declaration;
  const { name } = owner as ts.NamedDeclaration;
  return name && ts.isIdentifier(name) ? name.text : "";
}

/** `lib.es2015.collection.d.ts`, and Node's own `console` and `performance`. */
export function isLibrary({ fileName }: ts.SourceFile): boolean {
  return /\/(?:lib\.[\w.]+|@types\/node\/[\w./-]+)\.d\.ts$/.test(fileName);
}

function isThere(checker: ts.TypeChecker, object: ts.Expression): boolean {
  const type = typeAt(checker, object);
  return (
    (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) === 0 &&
    checker.getNonNullableType(type) === type
  );
}
