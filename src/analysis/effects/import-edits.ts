import ts from "typescript";

import type { TextEdit } from "../finding.ts";

/** A name that a rewrite needs, and where from. */
export interface Wanted {
  readonly module: string;
  readonly name: string;
}

/**
 * What must be written for `name` of `module` to be in scope: nothing where it is imported already, a
 * merged or a new import otherwise; `undefined` where the name is taken by something else.
 */
export function importEdits(
  sourceFile: ts.SourceFile,
  { module, name }: Wanted,
): readonly TextEdit[] | undefined {
  const imports = sourceFile.statements.filter(ts.isImportDeclaration);
  const same = imports.filter(
    ({ moduleSpecifier }) =>
      ts.isStringLiteral(moduleSpecifier) &&
      bare(moduleSpecifier.text) === bare(module),
  );
  for (const declaration of same) {
    const named = namedImports(declaration);
    const found = named?.elements.find(
      (element) => (element.propertyName ?? element.name).text === name,
    );
    if (found) return found.name.text === name ? [] : undefined;
  }
  if (isMentioned(sourceFile, name)) return undefined;
  for (const declaration of same) {
    const named = namedImports(declaration);
    const last = named?.elements.at(-1);
    if (last && !isTypeOnly(declaration))
      return [{ start: last.end, end: last.end, text: `, ${name}` }];
  }
  const last = imports.at(-1);
  const usesScheme = imports.some(
    ({ moduleSpecifier }) =>
      ts.isStringLiteral(moduleSpecifier) &&
      moduleSpecifier.text.startsWith("node:"),
  );
  const isCore = module.startsWith("node:");
  const specifier = isCore && !usesScheme ? bare(module) : module;
  const quote = last?.moduleSpecifier.getText().startsWith("'") ? "'" : '"';
  const end = last?.getText().endsWith(";") === false ? "" : ";";
  const text = `import { ${name} } from ${quote}${specifier}${quote}${end}`;
  return last
    ? [{ start: last.end, end: last.end, text: `\n${text}` }]
    : [{ start: 0, end: 0, text: `${text}\n` }];
}

/** The edit that drops a named import whose only use is the call that is rewritten. */
export function dropImport(
  sourceFile: ts.SourceFile,
  specifier: ts.ImportSpecifier,
  added: readonly TextEdit[],
): readonly TextEdit[] {
  const { elements } = specifier.parent;
  const declaration = specifier.parent.parent.parent;
  const index = elements.indexOf(specifier);
  const next = elements[index + 1];
  const previous = elements[index - 1];
  if (elements.length === 1) {
    // A default import beside it keeps the declaration.
    if (specifier.parent.parent.name) return added;
    const [only] = added;
    const merged =
      only?.start === declaration.end && only.text.startsWith("\n");
    if (merged)
      return [
        {
          start: declaration.getStart(sourceFile),
          end: declaration.end,
          text: only.text.slice(1),
        },
        ...added.slice(1),
      ];
    // A merge into the same declaration would overlap.
    if (
      added.some(
        ({ start }) => start <= declaration.end && start >= declaration.pos,
      )
    )
      return added.map((edit) =>
        edit.start === specifier.end
          ? {
              start: specifier.getStart(sourceFile),
              end: specifier.end,
              text: edit.text.replace(/^, /, ""),
            }
          : edit,
      );
    const lineEnd = sourceFile.text.startsWith("\n", declaration.end) ? 1 : 0;
    return [
      {
        start: declaration.getStart(sourceFile),
        end: declaration.end + lineEnd,
        text: "",
      },
      ...added,
    ];
  }
  const replaced = added.find(({ start }) => start === specifier.end);
  if (replaced)
    return added.map((edit) =>
      edit === replaced
        ? {
            start: specifier.getStart(sourceFile),
            end: specifier.end,
            text: edit.text.replace(/^, /, ""),
          }
        : edit,
    );
  return [
    next
      ? {
          start: specifier.getStart(sourceFile),
          end: next.getStart(sourceFile),
          text: "",
        }
      : { start: previous?.end ?? specifier.pos, end: specifier.end, text: "" },
    ...added,
  ];
}

/** How often a file names something beside its import. */
export function usesOf(sourceFile: ts.SourceFile, name: string): number {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) &&
      node.text === name &&
      !ts.isImportSpecifier(node.parent)
    )
      count++;
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return count;
}

function isMentioned(sourceFile: ts.SourceFile, name: string): boolean {
  const visit = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) &&
      node.text === name &&
      !(
        ts.isPropertyAccessExpression(node.parent) && node.parent.name === node
      )) ||
    (ts.forEachChild(node, visit) ?? false);
  return visit(sourceFile);
}

/** `import type …`; the property that says it changed its name in TypeScript 5.9. */
function isTypeOnly(declaration: ts.ImportDeclaration): boolean {
  return /^import\s+type\b/.test(declaration.getText());
}

function namedImports(
  declaration: ts.ImportDeclaration,
): ts.NamedImports | undefined {
  const bindings = declaration.importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings) ? bindings : undefined;
}

function bare(specifier: string): string {
  return specifier.replace(/^node:/, "");
}
