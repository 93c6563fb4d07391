import ts from "typescript";

import { projectFilesOf } from "../files/declared-names.ts";
import { areCurrent } from "../files/carried.ts";
import { createFileJoin } from "../files/file-join.ts";
import { nodesOf } from "../files/file-nodes.ts";
import { noteAsked, type Question } from "../files/lookups.ts";
import { symbolOf } from "../types/symbols.ts";
import { typeAt } from "../types/types.ts";
import { addTo } from "../files/lists.ts";
import { isEntry, mayBeFunction, writtenType } from "../types/written-types.ts";

/** What gives an interface or an abstract class its bodies. */
export type Implementer =
  | ts.ClassLikeDeclaration
  /** `const store: Store = { load() {} }`: an object that is written where the type is asked for. */
  | ts.ObjectLiteralExpression;

interface Hierarchy {
  /** Direct heirs by declaration: classes and interfaces that extend or implement it, objects of its type. */
  readonly heirs: ReadonlyMap<
    ts.Node,
    readonly (Implementer | ts.InterfaceDeclaration)[]
  >;
}

const hierarchies = new WeakMap<ts.Program, Hierarchy>();
const claimsByFile = new WeakMap<ts.SourceFile, readonly Claim[]>();

/** "This one is a `name`", as the syntax says it. */
interface Claim {
  readonly heir: Implementer | ts.InterfaceDeclaration;
  readonly name: ts.Node;
  readonly within?: ts.Identifier | undefined;
}

/** What a file claims may be something else: by the words of its claims, and by what its imports and exports lead to. */
const claimed: Question = {
  mayDiffer: (before, after) => claimText(before) !== claimText(after),
};

/**
 * The classes and objects of the project that implement or extend a type, through any number of
 * interfaces and classes. `written` adds objects literally written for the type to the declared heirs.
 */
export function implementersOf(
  program: ts.Program,
  type: ts.Node,
  written: boolean,
): readonly Implementer[] {
  const { heirs } = hierarchyOf(program);
  const found = new Set<Implementer | ts.InterfaceDeclaration>();
  const queue: ts.Node[] = [type];
  for (const at of queue)
    for (const heir of heirs.get(at) ?? [])
      if (!found.has(heir)) {
        found.add(heir);
        queue.push(heir);
      }
  noteAsked(
    program,
    claimed,
    "",
    [...found].map((heir) => heir.getSourceFile()),
  );
  return [...found].filter(
    (heir): heir is Implementer =>
      !ts.isInterfaceDeclaration(heir) &&
      (written || !ts.isObjectLiteralExpression(heir)),
  );
}

/** The member of a class, its own or inherited, by name: declarations of the most derived one. */
export function memberOf(
  checker: ts.TypeChecker,
  owner: Implementer,
  name: string,
): readonly ts.Declaration[] {
  const type = typeAt(checker, owner);
  // The type of a class that is written as an expression is that of its constructor.
  const instance = ts.isClassExpression(owner)
    ? type.getConstructSignatures()[0]?.getReturnType()
    : type;
  return instance?.getProperty(name)?.declarations ?? [];
}

/** The class of the project that an expression's declared type names, if it names one. */
export function classOf(
  checker: ts.TypeChecker,
  expression: ts.Expression,
): ts.ClassLikeDeclaration | undefined {
  const type = typeAt(checker, expression);
  const declaration = type.getSymbol()?.valueDeclaration;
  return declaration && ts.isClassLike(declaration) ? declaration : undefined;
}

/** What the `extends` clause of a class names. */
export function extendedBy(
  owner: ts.ClassLikeDeclaration,
): ts.Expression | undefined {
  return owner.heritageClauses?.find(
    ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
  )?.types[0]?.expression;
}

/** The class or interface that an `extends` or `implements` clause of this class names. */
export function baseClassOf(
  checker: ts.TypeChecker,
  owner: ts.ClassLikeDeclaration,
): ts.ClassLikeDeclaration | undefined {
  return basesOf(checker, owner)[0];
}

/** The classes that a class extends directly, nearest first: several where mixins are put upon each other. */
export function basesOf(
  checker: ts.TypeChecker,
  owner: ts.ClassLikeDeclaration,
): readonly ts.ClassLikeDeclaration[] {
  const base = extendedBy(owner);
  if (!base) return [];
  if (ts.isClassExpression(base)) return [base];
  return baseNamesIn(base).flatMap(({ name, within }) => {
    if (within && !isMixin(checker, within)) return [];
    const declarations = symbolOf(checker, name)?.declarations ?? [];
    return (
      declarations.find(ts.isClassLike) ??
      declarations.map(mixedIn).find((each) => each !== undefined) ??
      []
    );
  });
}

interface BaseName {
  readonly name: ts.Identifier;
  /** The function that is to be a mixin for `name` to be a base. */
  readonly within?: ts.Identifier | undefined;
}

/** The names of `A`, of `models.A`, of `Timed(Counted(A))`. */
function baseNamesIn(
  base: ts.Expression,
  within?: ts.Identifier,
): readonly BaseName[] {
  if (ts.isIdentifier(base)) return [{ name: base, within }];
  if (ts.isPropertyAccessExpression(base))
    return ts.isIdentifier(base.name) ? [{ name: base.name, within }] : [];
  if (!ts.isCallExpression(base)) return [];
  const [mixin] = baseNamesIn(base.expression, within);
  return mixin
    ? [
        mixin,
        ...base.arguments.flatMap((each) => baseNamesIn(each, mixin.name)),
      ]
    : [];
}

function isMixin(checker: ts.TypeChecker, name: ts.Identifier): boolean {
  return (
    symbolOf(checker, name)?.declarations?.some(
      (each) => mixedIn(each) !== undefined,
    ) ?? false
  );
}

/** The class that a mixin makes: `function Timed(Base) { return class extends Base { … }; }` */
function mixedIn(
  declaration: ts.Declaration,
): ts.ClassLikeDeclaration | undefined {
  const made =
    ts.isVariableDeclaration(declaration) && declaration.initializer
      ? declaration.initializer
      : declaration;
  if (
    !ts.isFunctionDeclaration(made) &&
    !ts.isFunctionExpression(made) &&
    !ts.isArrowFunction(made)
  )
    return undefined;
  const { body, parameters } = made;
  const last = body && ts.isBlock(body) ? body.statements.at(-1) : undefined;
  const given = body && ts.isBlock(body) ? returnedBy(last) : body;
  const inner =
    given && ts.isParenthesizedExpression(given) ? given.expression : given;
  const mixed =
    inner && ts.isIdentifier(inner) && body && ts.isBlock(body)
      ? body.statements
          .filter(ts.isClassDeclaration)
          .find(({ name }) => name?.text === inner.text)
      : inner;
  const base = mixed && ts.isClassLike(mixed) ? extendedBy(mixed) : undefined;
  return mixed &&
    ts.isClassLike(mixed) &&
    base &&
    ts.isIdentifier(base) &&
    parameters.some(
      ({ name }) => ts.isIdentifier(name) && name.text === base.text,
    )
    ? mixed
    : undefined;
}

function returnedBy(
  statement: ts.Statement | undefined,
): ts.Expression | undefined {
  return statement && ts.isReturnStatement(statement)
    ? statement.expression
    : undefined;
}

/** What claims name, as long as no file claims or declares anything else. */
const namedBy = createFileJoin(
  projectFilesOf,
  claimText,
  () => new WeakMap<Claim, readonly ts.Declaration[]>(),
);

function hierarchyOf(program: ts.Program): Hierarchy {
  let hierarchy = hierarchies.get(program);
  if (!hierarchy) {
    const checker = program.getTypeChecker();
    const heirs = new Map<ts.Node, (Implementer | ts.InterfaceDeclaration)[]>();
    const known = namedBy(program);
    const named = (claim: Claim): readonly ts.Declaration[] => {
      let declarations = known.get(claim);
      // Those in a changed file are others now, and what is missing may be installed.
      if (!declarations?.length || !areCurrent(program, declarations)) {
        declarations = symbolOf(checker, claim.name)?.declarations ?? [];
        known.set(claim, declarations);
      }
      return declarations;
    };
    for (const sourceFile of projectFilesOf(program)) {
      for (const claim of claimsIn(sourceFile)) {
        const { heir, within } = claim;
        if (within && !isMixin(checker, within)) continue;
        for (const declaration of named(claim)) {
          const key =
            ts.isTypeAliasDeclaration(declaration) &&
            ts.isTypeLiteralNode(declaration.type)
              ? declaration.type
              : (mixedIn(declaration) ?? declaration);
          addTo(heirs, key, heir);
        }
      }
    }
    hierarchies.set(program, (hierarchy = { heirs }));
  }
  return hierarchy;
}

const claimTexts = new WeakMap<ts.SourceFile, string>();

/** The claims of a file, and everything that their names, or those of other files, may resolve to through it. */
function claimText(sourceFile: ts.SourceFile): string {
  let text = claimTexts.get(sourceFile);
  if (text === undefined) {
    const parts = claimsIn(sourceFile).map(({ name }) =>
      name.getText(sourceFile),
    );
    const visit = (node: ts.Node): void => {
      if (
        ts.isImportDeclaration(node) ||
        ts.isImportEqualsDeclaration(node) ||
        ts.isExportDeclaration(node) ||
        ts.isExportAssignment(node)
      )
        parts.push(node.getText(sourceFile));
      else {
        if (
          ts.isClassLike(node) ||
          ts.isInterfaceDeclaration(node) ||
          ts.isTypeAliasDeclaration(node) ||
          ts.isTypeParameterDeclaration(node) ||
          ts.isModuleDeclaration(node)
        )
          parts.push(`:${node.name?.text ?? ""}`);
        ts.forEachChild(node, visit);
      }
    };
    visit(sourceFile);
    claimTexts.set(sourceFile, (text = parts.join("\n")));
  }
  return text;
}

function claimsIn(sourceFile: ts.SourceFile): readonly Claim[] {
  const known = claimsByFile.get(sourceFile);
  if (known) return known;
  const claims: Claim[] = [];
  const claim = (heir: Claim["heir"], name: ts.Node): void => {
    if (ts.isIdentifier(name)) claims.push({ heir, name });
    else if (ts.isPropertyAccessExpression(name))
      claims.push({ heir, name: name.name });
    else if (ts.isQualifiedName(name)) claims.push({ heir, name: name.right });
    else if (ts.isCallExpression(name))
      for (const each of baseNamesIn(name)) claims.push({ heir, ...each });
  };
  for (const node of nodesOf<ts.ClassLikeDeclaration | ts.InterfaceDeclaration>(
    sourceFile,
    ts.SyntaxKind.ClassDeclaration,
    ts.SyntaxKind.ClassExpression,
    ts.SyntaxKind.InterfaceDeclaration,
  ))
    for (const clause of node.heritageClauses ?? [])
      for (const base of clause.types) claim(node, base.expression);
  for (const literal of nodesOf<ts.ObjectLiteralExpression>(
    sourceFile,
    ts.SyntaxKind.ObjectLiteralExpression,
  )) {
    if (isEntry(literal) && !literal.properties.some(mayBeFunction)) continue;
    const type = writtenType(literal);
    if (type && ts.isTypeReferenceNode(type)) claim(literal, type.typeName);
  }
  claimsByFile.set(sourceFile, claims);
  return claims;
}
