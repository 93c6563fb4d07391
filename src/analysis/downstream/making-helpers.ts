import ts from "typescript";

import { returnedBy } from "../../program/calls/returned-values.ts";
import {
  functionAround,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { isAssignment } from "../../program/syntax/operators.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { functionsOf, symbolOf } from "../../program/types/symbols.ts";
import { isLibrary, ownerOf } from "./harmless.ts";
import { typeAt } from "../../program/types/types.ts";

/** Whether an expression makes a response by itself. */
export type IsMaking = (
  node: ts.NewExpression | ts.CallExpression,
  depth: number,
) => boolean;

/** How far helpers of helpers are followed. */
export const deepest = 3;

/**
 * Whether a call runs functions of the project that do nothing but make a response: all that they return is made
 * there, nothing is awaited, and nothing that was there before is changed.
 */
export function onlyMakes(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  isMaking: IsMaking,
  depth: number,
): boolean {
  if (depth === 0) return false;
  const functions = functionsOf(checker, call.expression);
  return (
    functions.length > 0 &&
    functions.every(
      (each) =>
        packageOf(each) === "." &&
        isQuiet(checker, each, depth, isMaking) &&
        areMakings(checker, each, isMaking, depth),
    )
  );
}

function areMakings(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
  isMaking: IsMaking,
  depth: number,
): boolean {
  // `const answer = answer;`, as it may stand there while somebody types, makes nothing.
  const constants = new Map<ts.Declaration, boolean>();
  const isMade = (expression: ts.Expression): boolean => {
    const value = skipOuter(expression);
    if (ts.isConditionalExpression(value))
      return isMade(value.whenTrue) && isMade(value.whenFalse);
    if (ts.isNewExpression(value) || ts.isCallExpression(value))
      return isMaking(value, depth - 1);
    if (!ts.isIdentifier(value)) return false;
    const declaration = symbolOf(checker, value)?.valueDeclaration;
    if (
      !declaration ||
      !isOwnConstant(declaration, body) ||
      !declaration.initializer
    )
      return false;
    if (!constants.has(declaration)) {
      constants.set(declaration, false);
      constants.set(declaration, isMade(declaration.initializer));
    }
    return constants.get(declaration) === true;
  };
  const returned = returnedBy(body);
  return returned.length > 0 && returned.every(isMade);
}

function isOwnConstant(
  declaration: ts.Declaration,
  body: FunctionWithBody,
): declaration is ts.VariableDeclaration {
  return (
    ts.isVariableDeclaration(declaration) &&
    (declaration.parent.flags & ts.NodeFlags.Const) !== 0 &&
    functionAround(declaration) === body
  );
}

/** Whether a function leaves no trace but in what it gives back, and in the log of some answers. */
function isQuiet(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
  depth: number,
  isMaking: IsMaking,
): boolean {
  const isLocal = (expression: ts.Expression): boolean => {
    let at = skipOuter(expression);
    while (ts.isPropertyAccessExpression(at)) at = skipOuter(at.expression);
    const declaration = symbolOf(checker, at)?.valueDeclaration;
    return (
      declaration !== undefined &&
      ts.isVariableDeclaration(declaration) &&
      functionAround(declaration) === body &&
      declaration.initializer !== undefined &&
      isNew(declaration.initializer)
    );
  };
  const isNew = (initializer: ts.Expression): boolean => {
    const value = skipOuter(initializer);
    return (
      ts.isNewExpression(value) ||
      ts.isObjectLiteralExpression(value) ||
      ts.isArrayLiteralExpression(value) ||
      (ts.isCallExpression(value) && isMaking(value, depth - 1))
    );
  };
  const isLoud = (node: ts.Node): boolean => {
    if (
      ts.isClassLike(node) ||
      ts.isYieldExpression(node) ||
      ts.isThrowStatement(node) ||
      ts.isTryStatement(node) ||
      ts.isDeleteExpression(node) ||
      ts.isTaggedTemplateExpression(node) ||
      ts.isIterationStatement(node, false)
    )
      return true;
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind))
      return true;
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node))
      if (
        node.operator === ts.SyntaxKind.PlusPlusToken ||
        node.operator === ts.SyntaxKind.MinusMinusToken
      )
        return true;
    if (ts.isNewExpression(node) && !isMaking(node, 0) && !isOfLanguage(node))
      return true;
    if (
      ts.isCallExpression(node) &&
      !isMaking(node, depth - 1) &&
      !isQuietCall(node)
    )
      return true;
    return ts.forEachChild(node, isLoud) ?? false;
  };
  const isQuietCall = (call: ts.CallExpression): boolean => {
    const callee = skipOuter(call.expression);
    const functions = functionsOf(checker, callee);
    if (functions.length > 0)
      return functions.every(
        (each) =>
          depth > 1 &&
          packageOf(each) === "." &&
          isQuiet(checker, each, depth - 1, isMaking),
      );
    if (ts.isIdentifier(callee))
      return conversions.test(callee.text) && isOfLanguage(call);
    if (!ts.isPropertyAccessExpression(callee)) return false;
    return (
      isLocal(callee.expression) ||
      (isOfLanguage(call) &&
        !changes.test(callee.name.text) &&
        (callee.expression.getText() !== "console" || isOfOneAnswer(call)))
    );
  };
  const isOfLanguage = (
    node: ts.NewExpression | ts.CallExpression,
  ): boolean => {
    const callee = skipOuter(node.expression);
    const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
    const declarations = symbolOf(checker, name)?.declarations ?? [];
    return (
      declarations.length > 0 &&
      declarations.every(
        (declaration) =>
          isLibrary(declaration.getSourceFile()) &&
          plain.test(ownerOf(declaration)),
      )
    );
  };
  return (
    !body.asteriskToken &&
    !body.parameters.some(
      (parameter) =>
        typeAt(checker, parameter).getSymbol()?.name === "Response" ||
        isLoud(parameter),
    ) &&
    body.body !== undefined &&
    !isLoud(body.body)
  );
}

/** `if (hidden) { console.error(error); return …; }`: who calls the function for its log logs always. */
function isOfOneAnswer(call: ts.CallExpression): boolean {
  const block = call.parent.parent;
  const last = ts.isBlock(block) && block.statements.at(-1);
  return (
    ts.isExpressionStatement(call.parent) &&
    ts.isIfStatement(block.parent) &&
    !block.parent.elseStatement &&
    last !== undefined &&
    last !== false &&
    ts.isReturnStatement(last)
  );
}

const conversions =
  /^(?:String|Number|Boolean|BigInt|encodeURI|encodeURIComponent|parseInt|parseFloat|structuredClone)$/;

/** What changes the object that it is a method of. */
const changes =
  /^(?:set|append|add|delete|clear|push|pop|shift|unshift|splice|sort|reverse|fill|assign|define.*)$/;

/** What has no effect but on itself, and `console`. */
const plain =
  /^(?:JSON|Object|String|Number|Boolean|BigInt|Math|Date|Array|ReadonlyArray|(?:Readonly)?Map|(?:Readonly)?Set|Headers|URL|URLSearchParams|FormData|Error|Console|console|Response|(?:Object|String|Number|Boolean|BigInt|Date|Array|Map|Set|Error)Constructor|encodeURI|encodeURIComponent|parseInt|parseFloat|structuredClone)$/;
