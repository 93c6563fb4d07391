import ts from "typescript";

import type { FunctionWithBody } from "../../program/functions.ts";
import { symbolOf } from "../../program/symbols.ts";
import { isNamed, symbolIsNamed } from "../../program/type-names.ts";
import { mayBeFunction, placeOf } from "../binding.ts";
import type { FrameworkDescriptor } from "../descriptor.ts";
import type { Finder, Hit, Witness } from "../finder.ts";
import { memberOf, ownerIsNamed } from "../members.ts";
import { parametersOf } from "../parameters.ts";
import { placed } from "./nominal.ts";

/** A handler that the type of its place, its class or a decorator shows. */
export const byHandlerType: Witness = (finder, body) => {
  const { checker } = finder;
  const member = memberOf(body);
  const expected =
    ts.isArrowFunction(body) || ts.isFunctionExpression(body)
      ? checker.getContextualType(body)
      : undefined;
  for (const descriptor of finder.descriptors) {
    const { contextual, heritage } = descriptor.handlers;
    if (expected && isNamed(checker, expected, contextual))
      return handler(finder, body, descriptor, "contextual");
    if (
      member &&
      heritage.some(
        (base) =>
          member.name === base.member &&
          ownerIsNamed(checker, member.owner, base),
      )
    )
      return handler(finder, body, descriptor, "heritage");
    if (hasDecorator(finder, body, descriptor))
      return handler(finder, body, descriptor, "decorator");
  }
  return undefined;
};

/** A handler, or a middleware without a typed continuation, that the types of its first parameters show. */
export const byParameters: Witness = (finder, body) => {
  const slots = parametersOf(body);
  if (slots.length === 0) return undefined;
  for (const descriptor of finder.descriptors) {
    for (const types of descriptor.handlers.parameters) {
      if (types.length === 0) continue;
      const offset = offsetOf(finder, slots, types);
      if (offset === undefined) continue;
      const next = continuationAfter(
        finder,
        body,
        descriptor,
        offset + types.length,
      );
      if (next) return placed(finder, body, descriptor, "annotation");
      // One request object alone is what any helper takes; two say more.
      if (slots.length === offset + types.length)
        return {
          ...handler(finder, body, descriptor, "annotation"),
          certain: types.length > 1,
        };
    }
  }
  return undefined;
};

/** A function that the framework finds by the name of its file and of its export. */
export const byExport: Witness = (finder, body) => {
  const { fileName } = body.getSourceFile();
  for (const descriptor of finder.descriptors) {
    for (const { file, names } of descriptor.handlers.exports) {
      if (!isFile(fileName, file)) continue;
      const name = exportedName(body);
      if (name !== undefined && names.includes(name))
        return handler(finder, body, descriptor, "export");
    }
  }
  return undefined;
};

/** Whether a file's name is one in which some descriptor looks for exports. */
export function mayExportHandlers(
  finder: Finder,
  sourceFile: ts.SourceFile,
): boolean {
  return finder.descriptors.some(({ handlers }) =>
    handlers.exports.some(({ file }) => isFile(sourceFile.fileName, file)),
  );
}

function handler(
  finder: Finder,
  body: FunctionWithBody,
  descriptor: FrameworkDescriptor,
  evidence: Hit["evidence"],
): Hit {
  return { ...placed(finder, body, descriptor, evidence), role: "handler" };
}

function hasDecorator(
  { checker }: Finder,
  body: FunctionWithBody,
  { handlers }: FrameworkDescriptor,
): boolean {
  if (handlers.decorators.length === 0 || !ts.isMethodDeclaration(body))
    return false;
  return (ts.getDecorators(body) ?? []).some(({ expression }) => {
    const called = ts.isCallExpression(expression)
      ? expression.expression
      : expression;
    const name = ts.isPropertyAccessExpression(called) ? called.name : called;
    if (!ts.isIdentifier(name)) return false;
    const symbol = symbolOf(checker, name);
    return (
      symbol !== undefined &&
      handlers.decorators.some((decorator) => symbolIsNamed(symbol, decorator))
    );
  });
}

/** Where the run of parameter types begins: first, or second behind an error or an id. */
function offsetOf(
  finder: Finder,
  slots: ReturnType<typeof parametersOf>,
  types: readonly { readonly package: string; readonly type: string }[],
): number | undefined {
  return [0, 1].find((offset) =>
    types.every((type, index) => {
      const slot = slots[offset + index];
      return (
        slot !== undefined &&
        isNamed(finder.checker, finder.checker.getTypeAtLocation(slot), [type])
      );
    }),
  );
}

/** Whether a parameter behind the typed ones stands at the descriptor's place and may be called. */
function continuationAfter(
  finder: Finder,
  body: FunctionWithBody,
  descriptor: FrameworkDescriptor,
  first: number,
): boolean {
  return descriptor.binding.some(
    (binding) =>
      binding.shape === "param" &&
      binding.index >= first &&
      placeOf(body, binding).some(({ slot }) =>
        mayBeFunction(finder, finder.checker.getTypeAtLocation(slot)),
      ),
  );
}

function isFile(fileName: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", "[^/]*");
  return new RegExp(`(?:^|/)${source}$`).test(fileName);
}

/** The name under which a function, or the object that it is a member of, is exported. */
function exportedName(body: FunctionWithBody): string | undefined {
  let node: ts.Node = body;
  while (!ts.isSourceFile(node.parent)) {
    const { parent } = node;
    const transparent =
      ts.isParenthesizedExpression(parent) ||
      ts.isAsExpression(parent) ||
      ts.isSatisfiesExpression(parent) ||
      ts.isObjectLiteralExpression(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isArrayLiteralExpression(parent) ||
      ts.isCallExpression(parent) ||
      ts.isVariableDeclaration(parent) ||
      ts.isVariableDeclarationList(parent) ||
      ts.isVariableStatement(parent) ||
      ts.isExportAssignment(parent);
    if (!transparent) return undefined;
    node = parent;
  }
  if (ts.isExportAssignment(node)) return "default";
  const modifiers = ts.canHaveModifiers(node)
    ? (ts.getModifiers(node) ?? [])
    : [];
  const has = (kind: ts.SyntaxKind): boolean =>
    modifiers.some((modifier) => modifier.kind === kind);
  const name = ts.isVariableStatement(node)
    ? node.declarationList.declarations[0]?.name
    : ts.isFunctionDeclaration(node)
      ? node.name
      : undefined;
  if (has(ts.SyntaxKind.DefaultKeyword)) return "default";
  const text = name && ts.isIdentifier(name) ? name.text : undefined;
  if (has(ts.SyntaxKind.ExportKeyword)) return text;
  return text === undefined
    ? undefined
    : exportClauseName(body.getSourceFile(), text);
}

function exportClauseName(
  sourceFile: ts.SourceFile,
  local: string,
): string | undefined {
  for (const statement of sourceFile.statements) {
    if (
      !ts.isExportDeclaration(statement) ||
      statement.moduleSpecifier ||
      !statement.exportClause ||
      !ts.isNamedExports(statement.exportClause)
    )
      continue;
    for (const { name, propertyName } of statement.exportClause.elements)
      if ((propertyName ?? name).text === local) return name.text;
  }
  return undefined;
}
