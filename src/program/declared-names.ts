import ts from "typescript";

import { nodesOf } from "./file-nodes.ts";
import { packageOf } from "./package-of.ts";

/** The names that a file gives to members and functions, read from its syntax once. */
export interface DeclaredNames {
  /** Functions, methods, properties, variables, export specifiers: whatever a call can name. */
  readonly callable: ReadonlySet<string>;
  /** `get x` and `set x`. */
  readonly accessors: ReadonlySet<string>;
  /** Whether a class or an object of the file declares how it is iterated. */
  readonly iterable: boolean;
  /** The well-known symbols that name a member: `dispose` of `[Symbol.dispose]() {}`. */
  readonly symbols: ReadonlySet<string>;
  /** Whether a generator is declared. */
  readonly generators: boolean;
  /** Methods that have a body. */
  readonly methods: ReadonlySet<string>;
  /** Whether an object literal has a getter. */
  readonly literalGetters: boolean;
}

const kinds = ts.SyntaxKind;
const { GetAccessor, SetAccessor, BinaryExpression, EqualsToken } = kinds;

/** What gives a name to something that a call can name. */
const naming: readonly ts.SyntaxKind[] = [
  kinds.ExportSpecifier,
  kinds.VariableDeclaration,
  kinds.PropertyDeclaration,
  kinds.MethodDeclaration,
  kinds.Constructor,
  kinds.GetAccessor,
  kinds.SetAccessor,
  kinds.IndexSignature,
  kinds.PropertySignature,
  kinds.MethodSignature,
  kinds.PropertyAssignment,
  kinds.ShorthandPropertyAssignment,
  kinds.FunctionDeclaration,
  kinds.ClassDeclaration,
  kinds.Parameter,
  kinds.BindingElement,
  kinds.JsxAttribute,
];

const byFile = new WeakMap<ts.SourceFile, DeclaredNames>();
const byProgram = new WeakMap<ts.Program, DeclaredNames>();

/** The names that the project's own files declare: a property that none of them names leads out of it. */
export function declaredNamesOf(program: ts.Program): DeclaredNames {
  let names = byProgram.get(program);
  if (!names) {
    const callable = new Set<string>();
    const accessors = new Set<string>();
    const symbols = new Set<string>();
    const methods = new Set<string>();
    let iterable = false;
    let generators = false;
    let literalGetters = false;
    for (const sourceFile of projectFilesOf(program)) {
      const own = namesIn(sourceFile);
      for (const name of own.callable) callable.add(name);
      for (const name of own.accessors) accessors.add(name);
      for (const name of own.symbols) symbols.add(name);
      iterable ||= own.iterable;
      for (const name of own.methods) methods.add(name);
      generators ||= own.generators;
      literalGetters ||= own.literalGetters;
    }
    names = {
      callable,
      accessors,
      iterable,
      symbols,
      generators,
      methods,
      literalGetters,
    };
    byProgram.set(program, names);
  }
  return names;
}

const filesByProgram = new WeakMap<ts.Program, readonly ts.SourceFile[]>();

/** The project's own files, declaration files included. */
export function projectFilesOf(program: ts.Program): readonly ts.SourceFile[] {
  let files = filesByProgram.get(program);
  if (!files) {
    files = program.getSourceFiles().filter(isProjectFile);
    filesByProgram.set(program, files);
  }
  return files;
}

/** Whether a file is the project's own: not a package's, not a library's. */
export function isProjectFile(sourceFile: ts.SourceFile): boolean {
  return (
    packageOf(sourceFile) === "." &&
    !/\/lib\.[\w.]+\.d\.ts$/.test(sourceFile.fileName)
  );
}

function namesIn(sourceFile: ts.SourceFile): DeclaredNames {
  let names = byFile.get(sourceFile);
  if (!names) {
    const callable = new Set<string>();
    const accessors = new Set<string>();
    const symbols = new Set<string>();
    let iterable = false;
    const add = (name: ts.Node | undefined, isAccessor: boolean): void => {
      if (!name) return;
      if (
        ts.isIdentifier(name) ||
        ts.isPrivateIdentifier(name) ||
        ts.isStringLiteral(name)
      ) {
        callable.add(name.text);
        if (isAccessor) accessors.add(name.text);
      } else if (ts.isComputedPropertyName(name)) {
        iterable = true;
        if (ts.isPropertyAccessExpression(name.expression))
          symbols.add(name.expression.name.text);
      }
    };
    for (const { name, kind } of nodesOf<ts.NamedDeclaration>(
      sourceFile,
      ...naming,
    ))
      add(name, kind === GetAccessor || kind === SetAccessor);
    // `exports.load = …`, `load.now = …`
    for (const { left, operatorToken } of nodesOf<ts.BinaryExpression>(
      sourceFile,
      BinaryExpression,
    ))
      if (
        operatorToken.kind === EqualsToken &&
        ts.isPropertyAccessExpression(left)
      )
        callable.add(left.name.text);
    const generators = nodesOf<
      ts.FunctionDeclaration | ts.FunctionExpression | ts.MethodDeclaration
    >(
      sourceFile,
      kinds.FunctionDeclaration,
      kinds.FunctionExpression,
      kinds.MethodDeclaration,
    ).some(({ asteriskToken }) => asteriskToken !== undefined);
    const methods = new Set<string>();
    for (const { name, body } of nodesOf<ts.MethodDeclaration>(
      sourceFile,
      kinds.MethodDeclaration,
    ))
      if (body && (ts.isIdentifier(name) || ts.isStringLiteral(name)))
        methods.add(name.text);
    const literalGetters = nodesOf<ts.GetAccessorDeclaration>(
      sourceFile,
      GetAccessor,
    ).some(({ parent }) => ts.isObjectLiteralExpression(parent));
    names = {
      callable,
      accessors,
      iterable,
      symbols,
      generators,
      methods,
      literalGetters,
    };
    byFile.set(sourceFile, names);
  }
  return names;
}
