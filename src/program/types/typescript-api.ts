import ts from "typescript";

/** What this module looks at of the package `typescript`: 7.0 has its version and nothing else. */
interface TypeScriptPackage {
  readonly version?: string;
  readonly createProgram?: unknown;
}

/** Where the README tells how to have both. */
const sideBySide =
  "npm install --save-dev typescript@npm:@typescript/typescript6@6.0.2 typescript-7@npm:typescript@7.0.2";

/**
 * Says what to install where the installed `typescript` has no API for linters, as 7.0 hasn't.
 *
 * @throws {Error} with the version found and the command that puts version 6 beside it.
 */
export function assertTypeScriptApi(found: TypeScriptPackage): void {
  if (typeof found.createProgram === "function") return;
  throw new Error(
    `eslint-plugin-async-middleware needs TypeScript 5.4 to 6.0: TypeScript ${found.version ?? "(unknown)"}, which is installed here, has no API for linters. Keep it for compiling and install version 6 beside it: ${sideBySide} (README, "TypeScript 7").`,
  );
}

// Before any module reads `ts.SyntaxKind` while it loads.
assertTypeScriptApi(ts);
