import ts from "typescript";

import { packageOf } from "../../program/types/package-of.ts";
import { symbolOf } from "../../program/types/symbols.ts";

/** Constants of libraries that are true while somebody develops, and false in what is built: `dev` of `$app/environment`. */
const flags: readonly { readonly package: string; readonly name: string }[] = [
  { package: "$app", name: "dev" },
  { package: "esm-env", name: "DEV" },
];

/** Whether an expression says by itself whether somebody develops: `import.meta.env.DEV`, `import.meta.dev` (Nuxt), a library's flag. */
export function isDevelopmentFlag(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): boolean {
  if (!ts.isIdentifier(expression))
    return /^import\.meta\.(?:env\.DEV|dev)$/.test(expression.getText());
  const declaration = symbolOf(checker, expression)?.declarations?.[0];
  if (!declaration || !ts.isVariableDeclaration(declaration)) return false;
  const name = declaration.name.getText();
  return flags.some(
    (flag) => flag.name === name && packageOf(declaration) === flag.package,
  );
}
