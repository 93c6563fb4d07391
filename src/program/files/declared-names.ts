import ts from "typescript";

import { nodesOf } from "./file-nodes.ts";
import {
  createFileFlag,
  createFileIndex,
  type FileIndex,
} from "./file-index.ts";
import { packageOf } from "../types/package-of.ts";
import { isExportedHere, mayBeModule } from "./spoken-names.ts";

export interface Names {
  readonly has: (name: string) => boolean;
  readonly isEmpty: boolean;
}

/** The names that a project gives to members and functions, as its syntax says. */
export interface DeclaredNames {
  /** Methods, properties, what modules export: whatever can stand behind a dot and be called. */
  readonly members: Names;
  /** `get x` and `set x`. */
  readonly accessors: Names;
  /** Whether a class or an object declares how it is iterated. */
  readonly iterable: boolean;
  /** The well-known symbols that name a member: `dispose` of `[Symbol.dispose]() {}`. */
  readonly symbols: Names;
  /** Whether a generator is declared. */
  readonly generators: boolean;
  /** Methods that have a body. */
  readonly methods: Names;
  /** Whether an object literal has a getter. */
  readonly literalGetters: boolean;
}

/** The same of one file. */
interface NamesOfFile {
  readonly members: ReadonlySet<string>;
  readonly accessors: ReadonlySet<string>;
  readonly iterable: boolean;
  readonly symbols: ReadonlySet<string>;
  readonly generators: boolean;
  readonly methods: ReadonlySet<string>;
  readonly literalGetters: boolean;
}

const kinds = ts.SyntaxKind;
const { GetAccessor, SetAccessor, BinaryExpression, EqualsToken } = kinds;

/** What gives a name to something that may stand behind a dot. */
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

const byFile = new WeakMap<ts.SourceFile, NamesOfFile>();
const byProgram = new WeakMap<ts.Program, DeclaredNames>();

const members = createFileIndex(
  projectFilesOf,
  (file) => namesIn(file).members,
);
const accessors = createFileIndex(
  projectFilesOf,
  (file) => namesIn(file).accessors,
);
const symbols = createFileIndex(
  projectFilesOf,
  (file) => namesIn(file).symbols,
);
const methods = createFileIndex(
  projectFilesOf,
  (file) => namesIn(file).methods,
);
const iterable = createFileFlag(
  projectFilesOf,
  (file) => namesIn(file).iterable,
);
const generators = createFileFlag(
  projectFilesOf,
  (file) => namesIn(file).generators,
);
const literalGetters = createFileFlag(
  projectFilesOf,
  (file) => namesIn(file).literalGetters,
);

/** The names that the project's own files declare: a property that none of them names leads out of it. */
export function declaredNamesOf(program: ts.Program): DeclaredNames {
  let names = byProgram.get(program);
  if (!names) {
    names = {
      members: namesOver(program, members),
      accessors: namesOver(program, accessors),
      symbols: namesOver(program, symbols),
      methods: namesOver(program, methods),
      get iterable() {
        return iterable(program);
      },
      get generators() {
        return generators(program);
      },
      get literalGetters() {
        return literalGetters(program);
      },
    };
    byProgram.set(program, names);
  }
  return names;
}

/** The names in an index, each looked up once for a program. */
function namesOver(program: ts.Program, index: FileIndex): Names {
  const known = new Map<string, boolean>();
  return {
    has: (name) => {
      let has = known.get(name);
      if (has === undefined) known.set(name, (has = index.has(program, name)));
      return has;
    },
    get isEmpty() {
      return index.isEmpty(program);
    },
  };
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

const ownByProgram = new WeakMap<ts.Program, readonly ts.SourceFile[]>();

/** The project's own files with code. */
export function ownFilesOf(program: ts.Program): readonly ts.SourceFile[] {
  let files = ownByProgram.get(program);
  if (!files) {
    files = program
      .getSourceFiles()
      .filter((file) => !file.isDeclarationFile && packageOf(file) === ".");
    ownByProgram.set(program, files);
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

function namesIn(sourceFile: ts.SourceFile): NamesOfFile {
  let names = byFile.get(sourceFile);
  if (!names) {
    const members = new Set<string>();
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
        members.add(name.text);
        if (isAccessor) accessors.add(name.text);
      } else if (ts.isComputedPropertyName(name)) {
        iterable = true;
        if (ts.isPropertyAccessExpression(name.expression))
          symbols.add(name.expression.name.text);
      }
    };
    const isScript = !ts.isExternalModule(sourceFile);
    for (const node of nodesOf<ts.NamedDeclaration>(sourceFile, ...naming))
      if ((isScript || !isLocal(node)) && !isData(node))
        add(node.name, node.kind === GetAccessor || node.kind === SetAccessor);
    // `exports.load = …`, `load.now = …`
    for (const { left, operatorToken } of nodesOf<ts.BinaryExpression>(
      sourceFile,
      BinaryExpression,
    ))
      if (
        operatorToken.kind === EqualsToken &&
        ts.isPropertyAccessExpression(left)
      )
        members.add(left.name.text);
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
      members,
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

/** A variable, a function or a class of a module that isn't exported where it stands, a parameter that is no property. */
function isLocal(node: ts.NamedDeclaration): boolean {
  if (ts.isParameter(node))
    return !ts.isParameterPropertyDeclaration(node, node.parent);
  const declaration = ts.isBindingElement(node)
    ? ts.walkUpBindingElementsAndPatterns(node)
    : node;
  const isPlain =
    ts.isVariableDeclaration(declaration) ||
    ts.isParameter(declaration) ||
    ts.isFunctionDeclaration(declaration) ||
    ts.isClassDeclaration(declaration);
  return isPlain && !isExportedHere(declaration);
}

const data: ReadonlySet<ts.SyntaxKind> = new Set([
  kinds.StringKeyword,
  kinds.NumberKeyword,
  kinds.BooleanKeyword,
  kinds.BigIntKeyword,
  kinds.SymbolKeyword,
  kinds.UndefinedKeyword,
  kinds.LiteralType,
  kinds.TemplateLiteralType,
  kinds.ArrayType,
  kinds.TupleType,
  kinds.StringLiteral,
  kinds.NoSubstitutionTemplateLiteral,
  kinds.TemplateExpression,
  kinds.NumericLiteral,
  kinds.BigIntLiteral,
  kinds.RegularExpressionLiteral,
  kinds.TrueKeyword,
  kinds.FalseKeyword,
  kinds.NullKeyword,
  kinds.ArrayLiteralExpression,
]);

/** Whether a property or a variable is seen to hold what nobody can call: `id: string`, `$id: "#/feature"`. */
function isData(node: ts.NamedDeclaration): boolean {
  const { type, initializer } = node as {
    readonly type?: ts.TypeNode;
    readonly initializer?: ts.Expression;
  };
  if (ts.isFunctionLike(node)) return false;
  const types = type && ts.isUnionTypeNode(type) ? type.types : [type];
  return type
    ? types.every((each) => each && data.has(each.kind))
    : initializer !== undefined && data.has(initializer.kind);
}

/** Whether an expression is a member by a name that no file of the project gives to one that can be called: a look at names alone. */
export function isForeignMember(
  program: ts.Program,
  expression: ts.Expression,
): boolean {
  if (
    !ts.isPropertyAccessExpression(expression) ||
    !ts.isIdentifier(expression.name)
  )
    return false;
  const { text } = expression.name;
  // What `export default` gives has no name of its own.
  return text === "default"
    ? !mayBeModule(expression.expression)
    : !declaredNamesOf(program).members.has(text);
}
