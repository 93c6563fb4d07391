import { builtinModules } from "node:module";

import ts from "typescript";
import { symbolAt } from "./types.ts";

const packageNames = new WeakMap<ts.SourceFile, string>();

/**
 * The package that a declaration belongs to: the name behind the last `node_modules`, the name of the
 * `declare module "…"` around it, or `"."` for the project's own code. `@types/x` answers `x`, and a module of Node's
 * that has two names the one without `node:`, whichever of the two `@types/node` declares it by.
 */
export function packageOf(declaration: ts.Node): string {
  for (let node: ts.Node = declaration; node.parent; node = node.parent) {
    if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name)) {
      return withoutScheme(moduleToPackage(node.name.text));
    }
  }
  const sourceFile = declaration.getSourceFile();
  let name = packageNames.get(sourceFile);
  if (name === undefined) {
    name = fileToPackage(sourceFile.fileName);
    packageNames.set(sourceFile, name);
  }
  return name;
}

/** Whether `name` matches `pattern`, in which `*` stands for any run of characters. */
export function matchesName(name: string, pattern: string): boolean {
  if (!pattern.includes("*")) return name === pattern;
  const [head = "", ...rest] = pattern.split("*");
  if (!name.startsWith(head)) return false;
  let at = head.length;
  for (const [index, part] of rest.entries()) {
    if (index === rest.length - 1)
      return name.length - part.length >= at && name.endsWith(part);
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}

/** Whether a declaration's package is the one that a descriptor names. */
export function isPackage(name: string, pattern: string): boolean {
  return matchesName(withoutScheme(name), withoutScheme(untyped(pattern)));
}

/** The package that an import names, or nothing for a relative one and for `#…` aliases. */
export function packageOfSpecifier(specifier: string): string | undefined {
  return /^[./#]/.test(specifier) ? undefined : moduleToPackage(specifier);
}

/** The file that an import resolves to. */
export function fileOfModule(
  checker: ts.TypeChecker,
  specifier: ts.StringLiteralLike,
): ts.SourceFile | undefined {
  return symbolAt(checker, specifier)?.declarations?.[0]?.getSourceFile();
}

function moduleToPackage(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  if (specifier.startsWith(".")) return ".";
  const parts = specifier.split("/");
  return untyped(
    specifier.startsWith("@")
      ? parts.slice(0, 2).join("/")
      : (parts[0] ?? specifier),
  );
}

const builtIn: ReadonlySet<string> = new Set(builtinModules);

/** `http` of `node:http`; `node:sqlite` has no other name. */
function withoutScheme(name: string): string {
  if (!name.startsWith("node:")) return name;
  const bare = name.slice("node:".length);
  return builtIn.has(bare) ? bare : name;
}

function fileToPackage(fileName: string): string {
  const at = fileName.lastIndexOf("/node_modules/");
  if (at < 0)
    // `wrangler types` writes the package's declarations into the project.
    return fileName.endsWith("/worker-configuration.d.ts")
      ? "@cloudflare/workers-types"
      : ".";
  const parts = fileName.slice(at + "/node_modules/".length).split("/");
  const name = parts[0]?.startsWith("@")
    ? `${parts[0]}/${parts[1] ?? ""}`
    : (parts[0] ?? ".");
  return untyped(name);
}

function untyped(name: string): string {
  if (!name.startsWith("@types/")) return name;
  const rest = name.slice("@types/".length);
  return rest.includes("__") ? `@${rest.replace("__", "/")}` : rest;
}
