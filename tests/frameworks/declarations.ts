import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

import { matchesName } from "../../src/program/types/package-of.ts";

type Named = ts.Node & { readonly name: ts.Identifier };

/** The declaration files of one installed package and of its `@types` twin, read when first asked for. */
export interface Declarations {
  /** Whether anything of the package is installed. */
  readonly installed: boolean;
  /** The declarations of a name, which may hold `*`. */
  named(name: string): readonly Named[];
}

const known = new Map<string, Declarations>();

export function declarationsOf(
  nodeModules: string,
  packageName: string,
): Declarations {
  const key = `${nodeModules}:${packageName}`;
  let found = known.get(key);
  if (!found) known.set(key, (found = read(nodeModules, packageName)));
  return found;
}

function read(nodeModules: string, packageName: string): Declarations {
  const typed = packageName.startsWith("@")
    ? packageName.slice(1).replace("/", "__")
    : packageName;
  const folders = packageName.endsWith("/*")
    ? foldersIn(path.join(nodeModules, packageName.slice(0, -2)))
    : [packageName, `@types/${typed}`].map((name) =>
        path.join(nodeModules, name),
      );
  const files = folders.flatMap(declarationFilesIn);
  const texts = new Map(files.map((file) => [file, ""]));
  const parsed = new Map<string, ts.SourceFile>();
  const named = (name: string): Named[] => {
    const part = name.split("*").sort((a, b) => b.length - a.length)[0] ?? "";
    return files.flatMap((file) => {
      let text = texts.get(file);
      if (!text) texts.set(file, (text = readFileSync(file, "utf8")));
      if (!text.includes(part)) return [];
      let source = parsed.get(file);
      if (!source) {
        source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
        parsed.set(file, source);
      }
      const hits: Named[] = [];
      const visit = (node: ts.Node): void => {
        if (isNamed(node) && matchesName(node.name.text, name)) hits.push(node);
        ts.forEachChild(node, visit);
      };
      visit(source);
      return hits;
    });
  };
  return { installed: files.length > 0, named };
}

function foldersIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder).map((name) => path.join(folder, name))
    : [];
}

function declarationFilesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === "node_modules" ? [] : declarationFilesIn(file);
    return /\.d\.[cm]?ts$/.test(entry.name) ? [file] : [];
  });
}

function isNamed(node: ts.Node): node is Named {
  const name = (node as Partial<Named>).name as ts.Node | undefined;
  return name !== undefined && ts.isIdentifier(name);
}

const kinds: Readonly<Record<string, (node: ts.Node) => boolean>> = {
  type: ts.isTypeAliasDeclaration,
  interface: ts.isInterfaceDeclaration,
  class: ts.isClassDeclaration,
  method: (node) => ts.isMethodSignature(node) || ts.isMethodDeclaration(node),
  property: (node) =>
    ts.isPropertySignature(node) || ts.isPropertyDeclaration(node),
  param: ts.isParameter,
};

/** The steps of an origin's path, innermost first; throws where it is not well formed. */
export function stepsOf(
  originPath: string,
): readonly { readonly kind: string; readonly name: string }[] {
  return originPath.split("<").map((step) => {
    const [, kind = "", name = ""] = /^([a-z]+):([\w$*]+)$/.exec(step) ?? [];
    if (!(kind in kinds)) throw new Error(`${originPath}: no step "${step}"`);
    return { kind, name };
  });
}

/** Whether a node is the innermost of an origin's chain of declarations. */
export function standsAt(node: ts.Node, originPath: string): boolean {
  const [innermost, ...around] = stepsOf(originPath);
  if (!innermost || !fits(node, innermost)) return false;
  let at: ts.Node | undefined = node.parent;
  for (const step of around) {
    while (at && !fits(at, step)) at = at.parent;
    if (!at) return false;
  }
  return true;
}

function fits(
  node: ts.Node,
  step: { readonly kind: string; readonly name: string },
): boolean {
  return (
    (kinds[step.kind]?.(node) ?? false) &&
    isNamed(node) &&
    matchesName(node.name.text, step.name)
  );
}

/** Whether a declaration is of a type: what a contextual name or a receiver may be. */
export function isType(node: ts.Node): boolean {
  return (
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isClassDeclaration(node)
  );
}

/** Whether a declaration can be called or constructed: what a callee or a decorator may be. */
export function isCallable(node: ts.Node): boolean {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    // `interface UpgradeWebSocket { (createEvents: …): … }`, of what an object of the library gives
    (ts.isInterfaceDeclaration(node) &&
      node.members.some(ts.isCallSignatureDeclaration))
  );
}
