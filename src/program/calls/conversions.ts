import ts from "typescript";

import type { Callee, ProgramContext } from "./callee.ts";
import { declaredNamesOf } from "../files/declared-names.ts";
import { isFunctionWithBody, skipOuter } from "../syntax/functions.ts";
import { packageOf } from "../types/package-of.ts";
import { symbolOf } from "../types/symbols.ts";
import { typeAt } from "../types/types.ts";

/** Syntax that calls a member of its operand without naming it. */
export type Conversion =
  | ts.TemplateExpression
  | ts.BinaryExpression
  | ts.PrefixUnaryExpression
  | ts.SpreadAssignment
  | ts.VariableDeclaration;

/** Types whose values have no members of the program. */
const primitive =
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BigIntLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.ESSymbolLike |
  ts.TypeFlags.Undefined |
  ts.TypeFlags.Null |
  ts.TypeFlags.Void |
  ts.TypeFlags.Never;

/** What a conversion asks an object for, in the language's order. */
type Hint = "string" | "number" | "default";

const membersOf: Readonly<Record<Hint, readonly string[]>> = {
  string: ["@toPrimitive", "toString", "valueOf"],
  number: ["@toPrimitive", "valueOf", "toString"],
  default: ["@toPrimitive", "valueOf", "toString"],
};

const arithmetic: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);

/** Whether a node is syntax that may call a member of its operand. */
export function isConversion(node: ts.Node): node is Conversion {
  if (ts.isTemplateExpression(node))
    return !ts.isTaggedTemplateExpression(node.parent);
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.kind;
    return (
      operator === ts.SyntaxKind.PlusToken ||
      operator === ts.SyntaxKind.PlusEqualsToken ||
      operator === ts.SyntaxKind.InstanceOfKeyword ||
      arithmetic.has(operator)
    );
  }
  if (ts.isPrefixUnaryExpression(node))
    return (
      node.operator === ts.SyntaxKind.PlusToken ||
      node.operator === ts.SyntaxKind.MinusToken
    );
  return (
    ts.isSpreadAssignment(node) ||
    (ts.isVariableDeclaration(node) && isUsing(node))
  );
}

/** The bodies of the program that an operator, a template, an object spread or a `using` declaration runs. */
export function convertedBy(
  context: ProgramContext,
  node: Conversion,
): readonly Callee[] {
  if (ts.isSpreadAssignment(node)) return ownGetters(context, node.expression);
  if (ts.isVariableDeclaration(node)) return disposersOf(context, node);
  if (ts.isTemplateExpression(node))
    return node.templateSpans.flatMap(({ expression }) =>
      convertersOf(context, expression, "string"),
    );
  if (ts.isPrefixUnaryExpression(node))
    return convertersOf(context, node.operand, "number");
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.InstanceOfKeyword)
    return declaredNamesOf(context.program).symbols.has("hasInstance")
      ? bodiesOf(typeAt(context.checker, node.right), ["@hasInstance"])
      : [];
  const hint = arithmetic.has(operator) ? "number" : "default";
  return [node.left, node.right].flatMap((operand) =>
    convertersOf(context, operand, hint),
  );
}

/** What `String(x)`, `Number(x)`, `JSON.stringify(x)`, `res.json(x)` and the copying functions of `Object` call of their arguments. */
export function convertedByCall(
  context: ProgramContext,
  call: ts.CallExpression,
): readonly Callee[] {
  const [first] = call.arguments;
  if (!first) return [];
  const callee = skipOuter(call.expression);
  if (ts.isIdentifier(callee)) {
    if (callee.text === "String") return convertersOf(context, first, "string");
    return callee.text === "Number" || callee.text === "BigInt"
      ? convertersOf(context, first, "number")
      : [];
  }
  if (!ts.isPropertyAccessExpression(callee)) return [];
  // `res.json(report)`, `Response.json(report)`: a framework's own says it with `JSON.stringify`.
  if (callee.name.text === "json" && !isOfProject(context, callee))
    return serializersOf(context, first);
  if (!ts.isIdentifier(callee.expression)) return [];
  switch (`${callee.expression.text}.${callee.name.text}`) {
    case "JSON.stringify":
      return [...serializersOf(context, first), ...ownGetters(context, first)];
    case "Object.assign":
      return call.arguments
        .slice(1)
        .flatMap((source) => ownGetters(context, source));
    case "Object.entries":
    case "Object.values":
      return ownGetters(context, first);
    default:
      return [];
  }
}

/** Whether a method is declared in the project, whose body says what it does. */
function isOfProject(
  { program, checker }: ProgramContext,
  { name }: ts.PropertyAccessExpression,
): boolean {
  if (!declaredNamesOf(program).methods.has("toJSON")) return true;
  const declarations = symbolOf(checker, name)?.declarations ?? [];
  return (
    declarations.length === 0 ||
    declarations.some((one) => packageOf(one) === ".")
  );
}

function convertersOf(
  context: ProgramContext,
  operand: ts.Expression,
  hint: Hint,
): readonly Callee[] {
  const inner = skipOuter(operand);
  if (ts.isLiteralExpression(inner) || ts.isTemplateExpression(inner))
    return [];
  const { methods, symbols } = declaredNamesOf(context.program);
  if (
    !methods.has("toString") &&
    !methods.has("valueOf") &&
    !symbols.has("toPrimitive")
  )
    return [];
  return bodiesOf(typeAt(context.checker, inner), membersOf[hint]);
}

function disposersOf(
  context: ProgramContext,
  declaration: ts.VariableDeclaration,
): readonly Callee[] {
  const { symbols } = declaredNamesOf(context.program);
  if (
    !declaration.initializer ||
    !(symbols.has("dispose") || symbols.has("asyncDispose"))
  )
    return [];
  const awaitUsing: number = ts.NodeFlags.AwaitUsing;
  const isAwait = (declaration.parent.flags & awaitUsing) === awaitUsing;
  return bodiesOf(
    typeAt(context.checker, declaration.name),
    isAwait ? ["@asyncDispose", "@dispose"] : ["@dispose"],
  );
}

function isUsing(declaration: ts.VariableDeclaration): boolean {
  return (
    ts.isVariableDeclarationList(declaration.parent) &&
    (declaration.parent.flags & ts.NodeFlags.Using) !== 0
  );
}

/** The `toJSON` of a value and of what it holds, a few levels deep. */
function serializersOf(
  context: ProgramContext,
  value: ts.Expression,
): readonly Callee[] {
  if (!declaredNamesOf(context.program).methods.has("toJSON")) return [];
  const { checker } = context;
  const found: Callee[] = [];
  const visit = (type: ts.Type, depth: number): void => {
    if (depth === 0 || type.flags & primitive) return;
    if (type.isUnionOrIntersection()) {
      for (const member of type.types) visit(member, depth);
      return;
    }
    const own = bodiesOf(type, ["toJSON"]);
    found.push(...own);
    if (own.length > 0) return;
    const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    if (element) {
      visit(element, depth - 1);
      return;
    }
    for (const property of type.getProperties().slice(0, 40)) {
      const { valueDeclaration } = property;
      if (
        valueDeclaration &&
        (ts.isPropertyAssignment(valueDeclaration) ||
          ts.isShorthandPropertyAssignment(valueDeclaration) ||
          ts.isPropertySignature(valueDeclaration))
      )
        visit(checker.getTypeOfSymbol(property), depth - 1);
    }
  };
  visit(typeAt(context.checker, value), 4);
  return found;
}

/** The getters that copying an object runs: its own ones, not those of its class. */
function ownGetters(
  context: ProgramContext,
  value: ts.Expression,
): readonly Callee[] {
  const inner = skipOuter(value);
  if (
    ts.isObjectLiteralExpression(inner) ||
    !declaredNamesOf(context.program).literalGetters
  )
    return [];
  const type = typeAt(context.checker, inner);
  if (type.flags & primitive) return [];
  return type
    .getProperties()
    .flatMap((property) =>
      property.flags & ts.SymbolFlags.GetAccessor
        ? calleesIn(
            (property.declarations ?? []).filter(
              (declaration) =>
                ts.isGetAccessor(declaration) &&
                ts.isObjectLiteralExpression(declaration.parent),
            ),
          )
        : [],
    );
}

/** The bodies that the program declares for the first of the members which a type has. */
function bodiesOf(type: ts.Type, names: readonly string[]): readonly Callee[] {
  const members = type.isUnion() ? type.types : [type];
  return members.flatMap((member) => {
    if (member.flags & (primitive | ts.TypeFlags.Any)) return [];
    for (const name of names) {
      const property = name.startsWith("@")
        ? member
            .getProperties()
            .find((each) => each.name.startsWith(`__${name}@`))
        : member.getProperty(name);
      const callees = calleesIn(property?.declarations ?? []);
      if (callees.length > 0) return callees;
    }
    return [];
  });
}

function calleesIn(declarations: readonly ts.Declaration[]): readonly Callee[] {
  return declarations.filter(isFunctionWithBody).map((body) => ({
    body,
    receiver: ts.isClassLike(body.parent) ? body.parent : undefined,
    via: "access",
    when: "now",
  }));
}
