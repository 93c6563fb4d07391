import ts from "typescript";

import { calledDefault } from "./called-default.ts";
import {
  boundFunction,
  isFunctionWithBody,
  skipOuter,
} from "../syntax/functions.ts";
import { oncePerNode } from "../files/once.ts";
import {
  elementAt,
  returnedBy,
  skipAwait,
  tuplePlaceOf,
  type TuplePlace,
} from "./returned-values.ts";
import { isConstant, symbolOf } from "../types/symbols.ts";
import { typeAt } from "../types/types.ts";
import { isAssignment, isDefaulting } from "../syntax/operators.ts";

const depthLimit = 12;

/**
 * The declarations that an expression can stand for where it is called: functions, methods, classes,
 * signatures, in the program or in a declaration file. Follows imports and re-exports, constants,
 * destructuring, object members, class fields, `typeof` types, `.bind(…)`, both sides of `?:`, `??`
 * and `||`. A name whose value cannot be followed answers its own declaration.
 */
export const targetsOf: (
  checker: ts.TypeChecker,
  expression: ts.Expression,
) => readonly ts.Declaration[] = oncePerNode(
  (checker, expression: ts.Expression) => {
    const found = new Set(follow(checker, expression, depthLimit));
    const standIn = calledDefault(checker, expression);
    if (standIn)
      for (const target of follow(checker, standIn, depthLimit))
        found.add(target);
    return [...found];
  },
);

/** What a declaration stands for when its value is called, as `targetsOf` answers for a name. */
export function targetsDeclaredBy(
  checker: ts.TypeChecker,
  declarations: readonly ts.Declaration[],
): readonly ts.Declaration[] {
  return [
    ...new Set(
      declarations.flatMap((declaration) =>
        followDeclaration(checker, declaration, depthLimit),
      ),
    ),
  ];
}

/** The property that a destructured name reads: `load` of `const { load: run } = deps`. */
export function propertyBehind(
  checker: ts.TypeChecker,
  element: ts.BindingElement,
): ts.Symbol | undefined {
  if (!ts.isObjectBindingPattern(element.parent) || element.dotDotDotToken)
    return undefined;
  const name = element.propertyName ?? element.name;
  if (!ts.isIdentifier(name) && !ts.isStringLiteral(name)) return undefined;
  return resolved(
    checker,
    typeAt(checker, element.parent).getProperty(name.text),
  );
}

function resolved(
  checker: ts.TypeChecker,
  symbol: ts.Symbol | undefined,
): ts.Symbol | undefined {
  return symbol && symbol.flags & ts.SymbolFlags.Alias
    ? checker.getAliasedSymbol(symbol)
    : symbol;
}

function follow(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  depth: number,
): readonly ts.Declaration[] {
  const inner = skipOuter(expression);
  if (
    ts.isFunctionExpression(inner) ||
    ts.isArrowFunction(inner) ||
    ts.isClassExpression(inner)
  )
    return [inner];
  if (depth === 0) return [];
  if (ts.isConditionalExpression(inner))
    return [
      ...follow(checker, inner.whenTrue, depth - 1),
      ...follow(checker, inner.whenFalse, depth - 1),
    ];
  if (ts.isBinaryExpression(inner)) {
    const operator = inner.operatorToken.kind;
    if (isDefaulting(inner))
      return [
        ...follow(checker, inner.left, depth - 1),
        ...follow(checker, inner.right, depth - 1),
      ];
    if (
      operator === ts.SyntaxKind.CommaToken ||
      operator === ts.SyntaxKind.AmpersandAmpersandToken
    )
      return follow(checker, inner.right, depth - 1);
    return [];
  }
  if (ts.isCallExpression(inner)) {
    const bound = boundFunction(inner);
    return bound ? follow(checker, bound, depth - 1) : [];
  }
  const name = nameOf(inner);
  const symbol = name && symbolOf(checker, name);
  return (symbol?.declarations ?? []).flatMap((declaration) =>
    followDeclaration(checker, declaration, depth - 1),
  );
}

function nameOf(expression: ts.Expression): ts.Node | undefined {
  if (ts.isIdentifier(expression)) return expression;
  if (ts.isPropertyAccessExpression(expression)) return expression.name;
  if (
    ts.isElementAccessExpression(expression) &&
    ts.isStringLiteralLike(expression.argumentExpression)
  )
    return expression.argumentExpression;
  return undefined;
}

function followDeclaration(
  checker: ts.TypeChecker,
  declaration: ts.Declaration,
  depth: number,
): readonly ts.Declaration[] {
  if (depth <= 0) return [];
  const value = valueOf(checker, declaration, depth);
  return value && value.length > 0 ? value : [declaration];
}

function valueOf(
  checker: ts.TypeChecker,
  declaration: ts.Declaration,
  depth: number,
): readonly ts.Declaration[] | undefined {
  if (ts.isBindingElement(declaration)) {
    const place = tuplePlaceOf(declaration);
    if (place) return followTuple(checker, place, depth - 1);
    const property = propertyBehind(checker, declaration);
    return (property?.declarations ?? []).flatMap((source) =>
      followDeclaration(checker, source, depth - 1),
    );
  }
  if (ts.isShorthandPropertyAssignment(declaration)) {
    const symbol = checker.getShorthandAssignmentValueSymbol(declaration);
    return (resolved(checker, symbol)?.declarations ?? []).flatMap((source) =>
      followDeclaration(checker, source, depth - 1),
    );
  }
  if (ts.isExportAssignment(declaration))
    return follow(checker, declaration.expression, depth - 1);
  if (
    ts.isVariableDeclaration(declaration) ||
    ts.isPropertyDeclaration(declaration) ||
    ts.isPropertyAssignment(declaration) ||
    ts.isParameter(declaration)
  ) {
    const fixed =
      !ts.isVariableDeclaration(declaration) ||
      isConstant(declaration) ||
      isNeverReassigned(declaration);
    if (declaration.initializer && fixed) {
      const value = follow(checker, declaration.initializer, depth - 1);
      if (value.length > 0) return value;
    }
    if (ts.isPropertyDeclaration(declaration) && !declaration.initializer) {
      const value = assignedInConstructor(declaration);
      if (value) return follow(checker, value, depth - 1);
    }
  }
  // `load.now = () => …`, `exports.load = …`, `module.exports = …`
  const assignment = ts.isBinaryExpression(declaration)
    ? declaration
    : declaration.parent;
  if (
    (ts.isBinaryExpression(declaration) ||
      ts.isPropertyAccessExpression(declaration)) &&
    ts.isBinaryExpression(assignment)
  )
    return follow(checker, assignment.right, depth - 1);
  return typeQuery(checker, declaration, depth);
}

/** `set` of `const [get, set] = createStore()`, of `const [get, set] = [read, write]`. */
function followTuple(
  checker: ts.TypeChecker,
  { source, index }: TuplePlace,
  depth: number,
): readonly ts.Declaration[] {
  const value = skipAwait(source);
  const tuples = ts.isCallExpression(value)
    ? follow(checker, value.expression, depth)
        .filter(isFunctionWithBody)
        .flatMap(returnedBy)
    : [value];
  return tuples.flatMap((tuple) => {
    const element = elementAt(tuple, index);
    return element ? follow(checker, element, depth) : [];
  });
}

/** The value that a class's constructor gives a field: `this.load = …`, if it gives it one. */
export function assignedInConstructor(
  field: ts.PropertyDeclaration,
): ts.Expression | undefined {
  const constructor = ts.isClassLike(field.parent)
    ? field.parent.members.find(ts.isConstructorDeclaration)
    : undefined;
  const values: ts.Expression[] = [];
  for (const statement of constructor?.body?.statements ?? []) {
    if (!ts.isExpressionStatement(statement)) continue;
    const { expression } = statement;
    if (
      ts.isBinaryExpression(expression) &&
      expression.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(expression.left) &&
      expression.left.expression.kind === ts.SyntaxKind.ThisKeyword &&
      expression.left.name.text === field.name.getText()
    )
      values.push(expression.right);
  }
  return values.length === 1 ? values[0] : undefined;
}

/** The value that a constant, or a property of an object written out, has for good. */
export function constantValueOf(
  declaration: ts.Declaration,
): ts.Expression | undefined {
  if (ts.isPropertyAssignment(declaration)) return declaration.initializer;
  return ts.isVariableDeclaration(declaration) &&
    (isConstant(declaration) || isNeverReassigned(declaration))
    ? declaration.initializer
    : undefined;
}

export function isReadonly(declaration: ts.Declaration): boolean {
  return (
    (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly) !== 0
  );
}

const assignedNames = new WeakMap<ts.SourceFile, ReadonlySet<string>>();

/** Whether no code of its file gives a `let` or `var` another value; other files cannot. */
export function isNeverReassigned(
  declaration: ts.VariableDeclaration,
): boolean {
  if (!ts.isIdentifier(declaration.name)) return false;
  const sourceFile = declaration.getSourceFile();
  let names = assignedNames.get(sourceFile);
  if (!names) {
    const found = new Set<string>();
    const visit = (node: ts.Node): void => {
      if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind))
        collectNames(node.left, found);
      ts.forEachChild(node, visit);
    };
    visit(sourceFile);
    assignedNames.set(sourceFile, (names = found));
  }
  return !names.has(declaration.name.text);
}

function collectNames(target: ts.Node, found: Set<string>): void {
  if (ts.isIdentifier(target)) found.add(target.text);
  else if (
    !ts.isPropertyAccessExpression(target) &&
    !ts.isElementAccessExpression(target)
  )
    ts.forEachChild(target, (child) => {
      collectNames(child, found);
    });
}

/** `read: typeof readFileSync` */
function typeQuery(
  checker: ts.TypeChecker,
  declaration: ts.Declaration,
  depth: number,
): readonly ts.Declaration[] | undefined {
  const type =
    "type" in declaration
      ? (declaration.type as ts.Node | undefined)
      : undefined;
  if (!type || !ts.isTypeQueryNode(type)) return undefined;
  const name = ts.isQualifiedName(type.exprName)
    ? type.exprName.right
    : type.exprName;
  return (symbolOf(checker, name)?.declarations ?? []).flatMap((source) =>
    followDeclaration(checker, source, depth - 1),
  );
}
