import ts from "typescript";

import { skipOuter } from "../../../program/syntax/functions.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { isNamed, type TypeName } from "../../../program/types/type-names.ts";
import { typeAt } from "../../../program/types/types.ts";

/** Packages whose functions and objects write down what they are given, and nothing else. */
const packages = new Set([
  "bunyan",
  "consola",
  "debug",
  "log4js",
  "loglevel",
  "pino",
  "signale",
  "tslog",
  "winston",
]);

/** `console.log(state)`, `debug(state)` of `createDebug("app")`, `logger.info(state)` of pino: by what declares it. */
export function isLogCall(
  checker: ts.TypeChecker,
  { expression, parent }: ts.CallExpression,
): boolean {
  if (!ts.isExpressionStatement(parent)) return false;
  const callee = skipOuter(expression);
  const asked = ts.isPropertyAccessExpression(callee)
    ? [callee.expression, callee]
    : [callee];
  if (isAtLevel(checker, callee, parent.expression)) return true;
  return asked.some((each) => {
    const type = typeAt(checker, each);
    return [type.aliasSymbol, type.getSymbol()].some((symbol) =>
      symbol?.declarations?.some((declaration) =>
        ts.isInterfaceDeclaration(declaration) &&
        declaration.name.text === "Console"
          ? declaration.getSourceFile().isDeclarationFile
          : packages.has(packageOf(declaration)),
      ),
    );
  });
}

const levels = /^(?:trace|verbose|debug|log|info|warn|error|fatal)$/;

const loggers: readonly TypeName[] = ["*Logger*", "Log", "ILog"].map(
  (type) => ({ package: "*", type }),
);

/** `this.logger.info(stats)` of a logger of any other package, or of the project's interface: nothing comes back. */
function isAtLevel(
  checker: ts.TypeChecker,
  callee: ts.Expression,
  call: ts.Expression,
): boolean {
  return (
    ts.isPropertyAccessExpression(callee) &&
    levels.test(callee.name.text) &&
    (typeAt(checker, call).flags & ts.TypeFlags.VoidLike) !== 0 &&
    isNamed(checker, typeAt(checker, callee.expression), loggers)
  );
}
