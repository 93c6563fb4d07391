import ts from "typescript";

import { functionAround, skipOuter } from "../../program/syntax/functions.ts";
import { packageOf } from "../../program/types/package-of.ts";
import { isConstant, symbolOf } from "../../program/types/symbols.ts";
import { symbolIsNamed } from "../../program/types/type-names.ts";
import type { Project } from "../project.ts";
import type { Side } from "./adapter-count.ts";

/** One entry of a chain, where it is written. */
export interface ChainEntry {
  /** What stands for the layer: a name, a call, a module path, `{ middleware, name }`. */
  readonly node: ts.Expression;
  /** The element of the list that holds it: the entry itself, or a spread or a condition around it. */
  readonly element: ts.Expression;
  /** Whether it is there under a condition only. */
  readonly isOptional: boolean;
}

/** A list of middleware that the program builds, outermost first, spreads laid out. */
export interface ChainList {
  /** The array literal, or the call whose arguments the list is. */
  readonly node: ts.ArrayLiteralExpression | ts.CallExpression;
  readonly entries: readonly ChainEntry[];
  /** Whether each element stands for itself: then the list can be rewritten. */
  readonly isPlain: boolean;
}

/** How the reference runtime loads a list. */
export interface ChainLoad {
  readonly root: Side | "unknown";
  readonly policy: "django" | "infer" | "unknown";
}

const largestChain = 60;

/** The lists in a file that may be chains: three entries or more, each a name, a call, a path or an object. */
export function listsIn(
  checker: ts.TypeChecker,
  sourceFile: ts.SourceFile,
): readonly ChainList[] {
  const found: ChainList[] = [];
  const visit = (node: ts.Node): void => {
    const elements = ts.isArrayLiteralExpression(node)
      ? node.elements
      : ts.isCallExpression(node) && node.arguments.length > 1
        ? node.arguments
        : undefined;
    if (
      elements &&
      (ts.isArrayLiteralExpression(node) || ts.isCallExpression(node)) &&
      elements.length > 0 &&
      elements.every(mayBeEntry)
    ) {
      const entries = elements.flatMap(
        (element) => entriesOf(checker, element, element, false, 4) ?? [],
      );
      const complete = elements.every(
        (element) =>
          entriesOf(checker, element, element, false, 4) !== undefined,
      );
      if (complete && entries.length >= 2 && entries.length <= largestChain)
        found.push({
          node,
          entries,
          isPlain: entries.every(
            ({ node: entry, element, isOptional }) =>
              entry === skipOuter(element) && !isOptional,
          ),
        });
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
}

/** What can stand for a layer, as far as syntax says. */
function mayBeEntry(element: ts.Expression): boolean {
  const inner = skipOuter(element);
  return (
    ts.isSpreadElement(inner) ||
    ts.isIdentifier(inner) ||
    ts.isPropertyAccessExpression(inner) ||
    ts.isStringLiteralLike(inner) ||
    ts.isCallExpression(inner) ||
    ts.isObjectLiteralExpression(inner) ||
    ts.isConditionalExpression(inner) ||
    ts.isClassExpression(inner) ||
    ts.isArrowFunction(inner) ||
    ts.isFunctionExpression(inner) ||
    isChoice(inner)
  );
}

function isChoice(node: ts.Expression): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
      node.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
      node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
  );
}

/** The entries of one element; nothing where only a run could tell. */
function entriesOf(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  element: ts.Expression,
  isOptional: boolean,
  depth: number,
): readonly ChainEntry[] | undefined {
  const inner = skipOuter(expression);
  if (ts.isSpreadElement(inner))
    return spreadEntries(checker, inner.expression, element, isOptional, depth);
  if (
    isChoice(inner) &&
    inner.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
  )
    return entriesOf(checker, inner.right, element, true, depth);
  if (ts.isConditionalExpression(inner)) {
    const [yes, no] = [inner.whenTrue, inner.whenFalse].map((branch) =>
      isNothing(branch) ? [] : entriesOf(checker, branch, element, true, depth),
    );
    // One of two: which, only a run tells.
    return yes && no && (yes.length === 0 || no.length === 0)
      ? [...yes, ...no]
      : undefined;
  }
  if (isChoice(inner)) return undefined;
  return [{ node: inner, element, isOptional }];
}

function spreadEntries(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  element: ts.Expression,
  isOptional: boolean,
  depth: number,
): readonly ChainEntry[] | undefined {
  const inner = skipOuter(expression);
  if (depth === 0) return undefined;
  if (
    isChoice(inner) &&
    inner.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
  )
    return spreadEntries(checker, inner.right, element, true, depth - 1);
  if (ts.isConditionalExpression(inner)) {
    const [yes, no] = [inner.whenTrue, inner.whenFalse].map((branch) =>
      spreadEntries(checker, branch, element, true, depth - 1),
    );
    return yes && no && (yes.length === 0 || no.length === 0)
      ? [...yes, ...no]
      : undefined;
  }
  const list = listBehind(checker, inner, depth);
  if (!list) return undefined;
  const parts = list.elements.map((part) =>
    entriesOf(checker, part, element, isOptional, depth - 1),
  );
  return parts.some((part) => part === undefined)
    ? undefined
    : parts.flatMap((part) => part ?? []);
}

/** The array literal that an expression stands for: in place, or the value of a constant that is never changed by name. */
function listBehind(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  depth: number,
): ts.ArrayLiteralExpression | undefined {
  const inner = skipOuter(expression);
  if (ts.isArrayLiteralExpression(inner)) return inner;
  if (depth === 0) return undefined;
  // `[…].filter(Boolean)` lays out its conditions.
  if (
    ts.isCallExpression(inner) &&
    ts.isPropertyAccessExpression(inner.expression) &&
    inner.expression.name.text === "filter"
  )
    return listBehind(checker, inner.expression.expression, depth - 1);
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  if (!ts.isIdentifier(name)) return undefined;
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  const initializer =
    declaration &&
    ((ts.isVariableDeclaration(declaration) && isConstant(declaration)) ||
      ts.isPropertyAssignment(declaration) ||
      ts.isPropertyDeclaration(declaration))
      ? declaration.initializer
      : undefined;
  return initializer && listBehind(checker, initializer, depth - 1);
}

function isNothing(expression: ts.Expression): boolean {
  const inner = skipOuter(expression);
  return (
    inner.kind === ts.SyntaxKind.NullKeyword ||
    inner.kind === ts.SyntaxKind.FalseKeyword ||
    (ts.isIdentifier(inner) && inner.text === "undefined")
  );
}

const loads = new WeakMap<
  Project,
  ReadonlyMap<ts.Node, readonly ChainLoad[]>
>();

/** How the program loads a list with the reference runtime: `Chain.load({ middleware })`. */
export function loadsOf(
  project: Project,
  list: ChainList["node"],
): readonly ChainLoad[] {
  let known = loads.get(project);
  if (!known) loads.set(project, (known = collectLoads(project)));
  return known.get(list) ?? [];
}

const runtimePackage = "eslint-plugin-async-middleware";

function collectLoads({
  program,
  checker,
}: Project): ReadonlyMap<ts.Node, readonly ChainLoad[]> {
  const found = new Map<ts.Node, ChainLoad[]>();
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === "load" &&
      isRuntimeChain(checker, node.expression.expression)
    ) {
      const settings = node.arguments[0] && skipOuter(node.arguments[0]);
      if (settings && ts.isObjectLiteralExpression(settings)) {
        const middleware = valueOf(settings, "middleware");
        const list = middleware && listBehind(checker, middleware, 4);
        if (list)
          found.set(list, [...(found.get(list) ?? []), loadOf(settings)]);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles())
    if (
      !file.isDeclarationFile &&
      packageOf(file) === "." &&
      file.text.includes(".load(") &&
      file.text.includes("middleware")
    )
      visit(file);
  return found;
}

/** `Chain` of the reference runtime: as a package, or as its source in this project. */
function isRuntimeChain(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): boolean {
  const inner = skipOuter(expression);
  if (!ts.isIdentifier(inner)) return false;
  const symbol = symbolOf(checker, inner);
  return (
    symbol !== undefined &&
    (symbolIsNamed(symbol, { package: runtimePackage, type: "Chain" }) ||
      (symbolIsNamed(symbol, { package: ".", type: "Chain" }) &&
        symbol.declarations?.some((declaration) =>
          /\/(?:src|dist)\/runtime\/chain\.(?:d\.)?ts$/.test(
            declaration.getSourceFile().fileName,
          ),
        ) === true))
  );
}

function loadOf(settings: ts.ObjectLiteralExpression): ChainLoad {
  const word = <Word extends string>(
    name: string,
    words: readonly Word[],
    byDefault: Word,
  ): Word | "unknown" => {
    if (
      settings.properties.some(
        (property) =>
          ts.isSpreadAssignment(property) ||
          (ts.isShorthandPropertyAssignment(property) &&
            property.name.text === name),
      )
    )
      return "unknown";
    const value = valueOf(settings, name);
    if (!value) return byDefault;
    const inner = skipOuter(value);
    return ts.isStringLiteralLike(inner)
      ? (words.find((each) => each === inner.text) ?? "unknown")
      : "unknown";
  };
  return {
    root: word("root", ["sync", "async"], "async"),
    policy: word("capabilities", ["django", "infer"], "infer"),
  };
}

function valueOf(
  literal: ts.ObjectLiteralExpression,
  name: string,
): ts.Expression | undefined {
  for (const property of literal.properties) {
    if (!property.name || property.name.getText() !== name) continue;
    if (ts.isPropertyAssignment(property)) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
  }
  return undefined;
}

/** Whether a list is made once, when its module is loaded or a chain is built: not inside another list's call. */
export function isInFunction(list: ChainList): boolean {
  return functionAround(list.node) !== undefined;
}
