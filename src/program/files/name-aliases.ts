import ts from "typescript";

import { skipAwait, tuplePlaceOf } from "../calls/returned-values.ts";
import { requiredModule } from "./required-module.ts";
import {
  isExportedHere,
  localName,
  namesOfBases,
  namesSpoken,
} from "./spoken-names.ts";

/** A name that stands for another one. */
export type Alias = readonly [name: string, meant: string];

/** A member's name, where it is written out. */
export function memberName(name: ts.Node): string | undefined {
  return ts.isIdentifier(name) ||
    ts.isPrivateIdentifier(name) ||
    ts.isStringLiteralLike(name)
    ? name.text
    : undefined;
}

/** What a class with a base, a property given by its name, an import or an export says of names. */
export function aliasesAt(node: ts.Node): readonly Alias[] {
  const aliases: Alias[] = [];
  if (ts.isClassLike(node))
    namesOfBases(node, (name, base) => aliases.push([name, base]));
  else if (ts.isExportAssignment(node))
    namesSpoken(node.expression, (name) => aliases.push(["default", name]));
  else if (ts.isShorthandPropertyAssignment(node))
    aliases.push([node.name.text, localName(node.name.text)]);
  else return moduleAliases(node);
  return aliases;
}

/** What an import or an export says of names. */
function moduleAliases(node: ts.Node): readonly Alias[] {
  if (ts.isImportClause(node)) {
    const { name, parent } = node;
    return name ? [[localName(name.text), defaultOf(parent)]] : [];
  }
  if (ts.isImportEqualsDeclaration(node)) {
    const { name, moduleReference } = node;
    return ts.isExternalModuleReference(moduleReference) &&
      ts.isStringLiteralLike(moduleReference.expression)
      ? [[localName(name.text), defaultName(moduleReference.expression.text)]]
      : [];
  }
  if (ts.isImportSpecifier(node)) {
    const meant = (node.propertyName ?? node.name).text;
    return [
      [
        localName(node.name.text),
        meant === "default" ? defaultOf(node.parent.parent.parent) : meant,
      ],
    ];
  }
  if (!ts.isExportSpecifier(node)) return [];
  const { name, propertyName } = node;
  const declaration = node.parent.parent;
  const meant = (propertyName ?? name).text;
  if (!declaration.moduleSpecifier) return [[name.text, localName(meant)]];
  if (meant === "default") return [[name.text, defaultOf(declaration)]];
  return meant === name.text ? [] : [[name.text, meant]];
}

/** What the declaration of a variable, of a parameter or of a part that something is taken apart into says of names. */
export function declaredAliases(
  node: ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement,
): readonly Alias[] {
  if (!ts.isIdentifier(node.name)) return [];
  const { text } = node.name;
  const local = localName(text);
  if (ts.isBindingElement(node)) {
    const aliases: Alias[] = isExportedHere(node) ? [[text, local]] : [];
    const place = tuplePlaceOf(node);
    if (place)
      namesSpoken(skipAwait(place.source), (meant) =>
        aliases.push([local, meant]),
      );
    const property =
      node.propertyName ?? (node.dotDotDotToken ? undefined : node.name);
    const meant = property && memberName(property);
    if (ts.isObjectBindingPattern(node.parent) && meant !== undefined)
      aliases.push([local, meant]);
    return aliases;
  }
  // `constructor(private readonly save: Save)`
  if (ts.isParameter(node))
    return ts.isParameterPropertyDeclaration(node, node.parent)
      ? [[text, local]]
      : [];
  const aliases: Alias[] = isExportedHere(node) ? [[text, local]] : [];
  const specifier = node.initializer && requiredModule(node.initializer);
  if (specifier !== undefined) aliases.push([local, defaultName(specifier)]);
  return aliases;
}

function defaultOf({
  moduleSpecifier,
}: ts.ImportDeclaration | ts.ExportDeclaration | ts.JSDocImportTag): string {
  return moduleSpecifier && ts.isStringLiteralLike(moduleSpecifier)
    ? defaultName(moduleSpecifier.text)
    : "default";
}

/** The name of a module's default export, as far as an import tells the module: by the last part of its path. */
export function defaultName(specifier: string): string {
  const last = specifier.split("/").at(-1) ?? "";
  const base = last.replace(/\.(?:d\.)?[cm]?[jt]sx?$/, "");
  return `default:${/^\.*$/.test(base) ? "index" : base}`;
}

/** The names by which other files can import a file's default export. */
export function defaultNamesOf(fileName: string): readonly string[] {
  const name = defaultName(fileName);
  const folder = fileName.split("/").at(-2);
  return name === "default:index" && folder !== undefined
    ? [name, `default:${folder}`]
    : [name];
}
