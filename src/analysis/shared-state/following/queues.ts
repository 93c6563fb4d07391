import ts from "typescript";

import { packagesIn } from "../../../middleware/filter.ts";
import { skipOuter } from "../../../program/syntax/functions.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import { isNamed, type TypeName } from "../../../program/types/type-names.ts";
import { typeAt } from "../../../program/types/types.ts";

/** Methods of queues that take functions to run: in turn, or each time that the result of `wrap` is called. */
export const queueing: ReadonlySet<string> = new Set([
  "add",
  "addAll",
  "schedule",
  "wrap",
]);

/** Queues of packages that run one function after the other where they are made so. */
const queues: readonly TypeName[] = [
  { package: "p-queue", type: "PQueue" },
  { package: "promise-queue", type: "*Queue" },
  { package: "bottleneck", type: "Bottleneck" },
];

/** `new PQueue({ concurrency: 1 })` */
export function isQueueOfOne(
  checker: ts.TypeChecker,
  queue: ts.Expression,
  type: ts.Type,
): boolean {
  if (!isNamed(checker, type, queues)) return false;
  const made = initializerOf(checker, queue);
  return (
    made !== undefined &&
    ts.isNewExpression(made) &&
    isOne(checker, made.arguments?.[0])
  );
}

/** `1`, a constant that is 1, `{ concurrency: 1 }`. */
function isOne(
  checker: ts.TypeChecker,
  argument: ts.Expression | undefined,
): boolean {
  if (!argument) return false;
  if (ts.isObjectLiteralExpression(argument))
    return argument.properties.some(
      (property) =>
        ts.isPropertyAssignment(property) &&
        /^(?:concurrency|maxConcurrent)$/.test(property.name.getText()) &&
        isOne(checker, property.initializer),
    );
  const type = typeAt(checker, argument);
  return type.isNumberLiteral() && type.value === 1;
}

const limitPackages = ["p-limit", "promise-limit", "plimit-lit"];

export function hasLimits(program: ts.Program): boolean {
  const packages = packagesIn(program);
  return limitPackages.some((name) => packages.has(name));
}

/** `pLimit(1)` runs one function after the other, and so does what `limitFunction(sell, { concurrency: 1 })` gives. */
export function isLimitOfOne(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
): boolean {
  const callee = skipOuter(call.expression);
  if (isOfLimits(checker, callee)) return isOne(checker, call.arguments[1]);
  const made = initializerOf(checker, callee);
  return (
    made !== undefined &&
    ts.isCallExpression(made) &&
    isOfLimits(checker, skipOuter(made.expression)) &&
    isOne(checker, made.arguments[0])
  );
}

/** The call that is given a list with a function in it: `addAll([pack, () => send()])`, `addAll(ids.map((id) => () => send(id)))`. */
export function listsFor(node: ts.Node): ts.CallExpression | undefined {
  let { parent } = node;
  const made = arrowAround(node);
  if (made && ts.isCallExpression(made.parent) && isMapping(made.parent))
    ({ parent } = made.parent);
  else if (ts.isArrayLiteralExpression(parent)) ({ parent } = parent);
  else return undefined;
  return ts.isCallExpression(parent) &&
    parent.arguments.length > 0 &&
    ts.isPropertyAccessExpression(parent.expression) &&
    parent.expression.name.text === "addAll"
    ? parent
    : undefined;
}

/** The function that gives another one: `(id) => () => send(id)` */
function arrowAround({ parent }: ts.Node): ts.ArrowFunction | undefined {
  const at = ts.isReturnStatement(parent) ? parent.parent.parent : parent;
  return ts.isArrowFunction(at) ? at : undefined;
}

function isMapping({ expression }: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) && expression.name.text === "map"
  );
}

function isOfLimits(checker: ts.TypeChecker, callee: ts.Expression): boolean {
  const declaration = symbolOf(checker, callee)?.declarations?.[0];
  return (
    declaration !== undefined && limitPackages.includes(packageOf(declaration))
  );
}

export function initializerOf(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): ts.Expression | undefined {
  const inner = skipOuter(expression);
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  const declaration = symbolOf(checker, name)?.valueDeclaration;
  return declaration &&
    (ts.isVariableDeclaration(declaration) ||
      ts.isPropertyDeclaration(declaration)) &&
    declaration.initializer
    ? skipOuter(declaration.initializer)
    : undefined;
}
