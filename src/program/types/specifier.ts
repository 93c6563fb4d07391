import ts from "typescript";

import { isPackage, matchesName, packageOf } from "./package-of.ts";

/** typescript-eslint's way to name a declaration: a bare name, or where it comes from and its name. */
export type Specifier =
  | string
  | {
      readonly from: "file";
      readonly name: string | readonly string[];
      readonly path?: string;
    }
  | {
      readonly from: "package";
      readonly name: string | readonly string[];
      readonly package: string;
    }
  | { readonly from: "lib"; readonly name: string | readonly string[] };

/**
 * Whether a specifier names this symbol. A name may be a path of members (`Mutex.runExclusive`): its
 * last part is the symbol's own name, the others the declarations around it.
 */
export function isSpecified(
  program: ts.Program,
  symbol: ts.Symbol,
  specifier: Specifier,
): boolean {
  return (symbol.declarations ?? []).some((declaration) =>
    declarationIsSpecified(program, declaration, symbol.name, specifier),
  );
}

/** Whether a specifier names this declaration; `name` is what its symbol is called. */
export function declarationIsSpecified(
  program: ts.Program,
  declaration: ts.Declaration,
  name: string,
  specifier: Specifier,
): boolean {
  const names =
    typeof specifier === "string"
      ? [specifier]
      : typeof specifier.name === "string"
        ? [specifier.name]
        : specifier.name;
  if (!names.some((wanted) => isCalled(declaration, name, wanted)))
    return false;
  if (typeof specifier === "string") return true;
  const sourceFile = declaration.getSourceFile();
  switch (specifier.from) {
    case "lib":
      return program.isSourceFileDefaultLibrary(sourceFile);
    case "package":
      return isPackage(packageOf(declaration), specifier.package);
    case "file":
      return (
        packageOf(declaration) === "." &&
        (specifier.path === undefined ||
          isFile(sourceFile.fileName, specifier.path))
      );
  }
}

function isCalled(
  declaration: ts.Declaration,
  name: string,
  wanted: string,
): boolean {
  const [last = "", ...parts] = wanted.split(".").reverse();
  const own = ts.getNameOfDeclaration(declaration);
  const ownName = own && ts.isIdentifier(own) ? own.text : name;
  if (!matchesName(name, last) && !matchesName(ownName, last)) return false;
  let at: ts.Node = declaration;
  for (const part of parts) {
    let found = false;
    while (at.parent && !found) {
      at = at.parent;
      const around = ts.getNameOfDeclaration(at as ts.Declaration);
      found =
        around !== undefined &&
        (ts.isIdentifier(around) || ts.isStringLiteral(around)) &&
        matchesName(around.text, part);
    }
    if (!found) return false;
  }
  return true;
}

function isFile(fileName: string, path: string): boolean {
  const wanted = path.replaceAll("\\", "/").replace(/^\.\//, "");
  const bare = fileName.replace(/\.(?:d\.)?[cm]?[jt]sx?$/, "");
  return [fileName, bare].some(
    (name) => name === wanted || name.endsWith(`/${wanted}`),
  );
}
