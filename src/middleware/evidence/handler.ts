import ts from "typescript";

import {
  functionAround,
  hasModifier,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { isRunOnLoadAlone } from "../../program/calls/run-on-load.ts";
import { callSignaturesOf } from "../../program/types/origin.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import {
  isNamed,
  isNamedParameter,
  symbolIsNamed,
  type TypeName,
} from "../../program/types/type-names.ts";
import { contextualTypeAt, memberTypesOf } from "../../program/types/types.ts";
import type { Demand } from "../binding.ts";
import type { FrameworkDescriptor, Handlers } from "../descriptor.ts";
import { exportOf } from "../exported.ts";
import type { Finder, Hit, Witness } from "../finder.ts";
import { memberOf, nameOfMember, ownerIsNamed } from "../members.ts";
import { placed } from "./nominal.ts";

/** A handler that the type of its place, its class or a decorator shows. */
export const byHandlerType: Witness = (finder, body) => {
  const { checker } = finder;
  const expected = expectedTypesOf(checker, body);
  for (const descriptor of finder.descriptors) {
    if (
      expected.some((type) =>
        isAskedBy(checker, type, descriptor.handlers, body),
      )
    )
      return handler(finder, body, descriptor, "contextual");
    const hit = memberHit(finder, body, descriptor);
    if (hit) return hit;
  }
  return undefined;
};

/** A method whose framework gives it a continuation of its own, with another framework's type written for it. */
export const byOwnContinuation: Witness = (finder, body) => {
  for (const descriptor of finder.descriptors) {
    const hit =
      descriptor.handlers.ownContinuation &&
      memberHit(finder, body, descriptor);
    if (hit) return hit;
  }
  return undefined;
};

/** What a method's class, its decorators and those of its class show. */
function memberHit(
  finder: Finder,
  body: FunctionWithBody,
  descriptor: FrameworkDescriptor,
): Hit | undefined {
  const { heritage, decorators, decorated } = descriptor.handlers;
  const member = memberOf(body);
  if (
    member &&
    heritage.some(
      (base) =>
        member.name === base.member &&
        ownerIsNamed(finder.checker, member, base),
    )
  )
    return handler(finder, body, descriptor, "heritage");
  return hasDecorator(finder, body, decorators) ||
    decorated?.some(
      (each) =>
        member?.name === each.member &&
        hasDecorator(finder, member.owner, [each.decorator]),
    )
    ? handler(finder, body, descriptor, "decorator")
    : undefined;
}

/**
 * Whether a type is one of those by which handlers are known; what a function writes for itself that was given a
 * request's context already (`await each(rows, ctx, async (row, ctx) => …)`) is a part of that request.
 */
export function isAskedBy(
  checker: ts.TypeChecker,
  type: ts.Type,
  { byParameter, contextual }: Handlers,
  body: FunctionWithBody,
): boolean {
  return (
    isNamed(checker, type, contextual) ||
    (byParameter?.some(
      (each) =>
        takes(checker, type, each) &&
        !isGivenAround(checker, body, each) &&
        !isRunOnLoadAlone(checker, body),
    ) ??
      false)
  );
}

/** Whether a function around one has a parameter of a type. */
function isGivenAround(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
  wanted: TypeName,
): boolean {
  for (
    let around = functionAround(body);
    around;
    around = functionAround(around)
  )
    if (
      around.parameters.some((one) => isNamedParameter(checker, one, [wanted]))
    )
      return true;
  return false;
}

/** Whether what is called by a type is given a value of a certain type at a certain place. */
function takes(
  checker: ts.TypeChecker,
  expected: ts.Type,
  wanted: TypeName & { readonly index: number },
): boolean {
  return callSignaturesOf(checker, expected).some(({ parameters }) => {
    const declaration = parameters[wanted.index]?.valueDeclaration;
    return (
      declaration !== undefined &&
      ts.isParameter(declaration) &&
      isNamedParameter(checker, declaration, [wanted])
    );
  });
}

/** The types that a function's place asks for, also of a method written short in a typed object literal. */
function expectedTypesOf(
  checker: ts.TypeChecker,
  body: FunctionWithBody,
): readonly ts.Type[] {
  if (ts.isArrowFunction(body) || ts.isFunctionExpression(body))
    return [contextualTypeAt(checker, body) ?? []].flat();
  if (
    !ts.isMethodDeclaration(body) ||
    !ts.isObjectLiteralExpression(body.parent)
  )
    return [];
  const owner = contextualTypeAt(checker, body.parent);
  const name = nameOfMember(body.name);
  if (!owner || name === undefined) return [];
  const found = memberTypesOf(checker, owner, name, body);
  const index = owner.getStringIndexType();
  return found.length === 0 && index ? [index] : found;
}

/** A function that the framework finds by the name of its file and of its export, or by a directive. */
export const byExport: Witness = (finder, body) => {
  const sourceFile = body.getSourceFile();
  for (const descriptor of finder.descriptors) {
    const { exports, directives } = descriptor.handlers;
    const names = exports
      .filter((each) => isFileOf(sourceFile, each))
      .flatMap((each) => each.names);
    if (names.length > 0) {
      const exported = exportOf(body);
      const name = [exported?.name, ...(exported?.path ?? [])].join(".");
      if (names.some((wanted) => isExportName(name, wanted)))
        return handler(finder, body, descriptor, "export");
    }
    if (directives && hasDirective(body, directives))
      return handler(finder, body, descriptor, "export");
  }
  return undefined;
};

/** Whether a body's file says that all in it runs while the project is built. */
export function runsAhead(
  { handlers: { ahead } }: FrameworkDescriptor,
  body: FunctionWithBody,
): boolean {
  if (!ahead) return false;
  const sourceFile = body.getSourceFile();
  return (
    ahead.files.some((file) => isFile(sourceFile.fileName, file)) &&
    sourceFile.statements.some(
      (statement) =>
        ts.isVariableStatement(statement) &&
        hasModifier(statement, ts.SyntaxKind.ExportKeyword) &&
        statement.declarationList.declarations.some(
          ({ name, initializer }) =>
            name.getText(sourceFile) === ahead.constant &&
            initializer !== undefined &&
            skipOuter(initializer).kind === ts.SyntaxKind.TrueKeyword,
        ),
    )
  );
}

/** Whether a file's name or text is one in which some descriptor looks for exports. */
export function mayExportHandlers(
  finder: Finder,
  sourceFile: ts.SourceFile,
): boolean {
  return finder.descriptors.some(
    ({ handlers }) =>
      handlers.exports.some((each) => isFileOf(sourceFile, each)) ||
      handlers.directives?.some((text) => sourceFile.text.includes(text)),
  );
}

/** A hit of the role handler; a body that calls its continuation turns out to be middleware all the same. */
export function handler(
  finder: Finder,
  body: FunctionWithBody,
  descriptor: FrameworkDescriptor,
  evidence: Hit["evidence"],
  demand: Demand = "place",
): Hit {
  const asked = descriptor.handlers.terminal ? "origin" : demand;
  const hit = placed(finder, body, descriptor, evidence, asked);
  return { ...hit, role: "handler" };
}

/** Whether a method or a class has a decorator of one of these names. */
export function hasDecorator(
  finder: Finder,
  node: ts.Node,
  decorators: readonly TypeName[],
): boolean {
  return decoratorsOf(finder, node, decorators).length > 0;
}

/** The decorators of a method or a class that are of one of these names. */
export function decoratorsOf(
  { checker }: Pick<Finder, "checker">,
  node: ts.Node,
  names: readonly TypeName[],
): readonly ts.Decorator[] {
  if (names.length === 0 || !ts.canHaveDecorators(node)) return [];
  return (ts.getDecorators(node) ?? []).filter(({ expression }) => {
    const called = ts.isCallExpression(expression)
      ? expression.expression
      : expression;
    const name = ts.isPropertyAccessExpression(called) ? called.name : called;
    if (!ts.isIdentifier(name)) return false;
    const symbol = symbolOf(checker, name);
    return (
      symbol !== undefined && names.some((each) => symbolIsNamed(symbol, each))
    );
  });
}

function isFileOf(
  sourceFile: ts.SourceFile,
  { file, naming }: Handlers["exports"][number],
): boolean {
  return (
    isFile(sourceFile.fileName, file) &&
    (naming === undefined || sourceFile.text.includes(naming))
  );
}

const patterns = new Map<string, RegExp>();

function isFile(fileName: string, pattern: string): boolean {
  let regex = patterns.get(pattern);
  if (!regex) {
    const source = pattern
      .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", "[^/]*");
    patterns.set(pattern, (regex = new RegExp(`(?:^|/)${source}$`)));
  }
  return regex.test(fileName);
}

/** `actions.*` is each function of an exported object, whatever its name. */
function isExportName(name: string, wanted: string): boolean {
  return (
    name === wanted ||
    (wanted.endsWith(".*") && name.startsWith(wanted.slice(0, -1)))
  );
}

function hasDirective(
  body: FunctionWithBody,
  directives: readonly string[],
): boolean {
  const begins = (statements: readonly ts.Statement[]): boolean =>
    statements
      .slice(0, 3)
      .some(
        (statement) =>
          ts.isExpressionStatement(statement) &&
          ts.isStringLiteral(statement.expression) &&
          directives.includes(statement.expression.text),
      );
  if (ts.isBlock(body.body) && begins(body.body.statements)) return true;
  return (
    begins(body.getSourceFile().statements) && exportOf(body)?.path.length === 0
  );
}
