import ts from "typescript";

import { isProjectFile } from "../../program/files/declared-names.ts";
import { skipOuter } from "../../program/syntax/functions.ts";
import { fileOfModule, packageOf } from "../../program/types/package-of.ts";
import { symbolOf } from "../../program/types/symbols.ts";
import type { Project } from "../project.ts";
import { capabilityOfEntry } from "./declared-capability.ts";
import type { LayerDeclaration } from "./layer.ts";

/** How a chain of the reference runtime reads flags; `own` is a chain that we haven't seen. */
export type Policy = "django" | "infer" | "own";

const specifier = "eslint-plugin-async-middleware/runtime";

interface RuntimeUse {
  /** The folders that the runtime's declarations stand in, as this program resolves it. */
  readonly folders: ReadonlySet<string>;
  /** The layers that some list of a `Chain.load` names, by the policy of that chain. */
  readonly listed: ReadonlyMap<LayerDeclaration, Policy>;
  /** What counts for a layer that no list names. */
  readonly usual: Policy;
}

const uses = new WeakMap<Project, RuntimeUse>();
const reaching = new WeakMap<ts.SourceFile, boolean>();

/** Under which policy a layer is loaded: `own` where nothing leads to the reference runtime. */
export function policyOf(project: Project, layer: LayerDeclaration): Policy {
  const use = runtimeUse(project);
  const listed = use.listed.get(layer);
  if (listed) return listed;
  return reachesRuntime(project, layer.getSourceFile()) ? use.usual : "own";
}

/** Whether a declaration is one of the reference runtime. */
export function isOfRuntime(
  project: Project,
  declaration: ts.Node | undefined,
): boolean {
  if (!declaration) return false;
  if (packageOf(declaration) === "eslint-plugin-async-middleware") return true;
  const { folders } = runtimeUse(project);
  return (
    folders.size > 0 &&
    folders.has(folderOf(declaration.getSourceFile().fileName))
  );
}

/** Whether an expression names an export of the runtime. */
export function isRuntimeName(
  project: Project,
  expression: ts.Expression,
  name: string,
): boolean {
  const inner = skipOuter(expression);
  const last = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  if (!ts.isIdentifier(last)) return false;
  const symbol = symbolOf(project.checker, last);
  return (
    symbol?.name === name && isOfRuntime(project, symbol.declarations?.[0])
  );
}

/** Whether a file imports the runtime, or a name that another file hands on from it. */
function reachesRuntime(project: Project, sourceFile: ts.SourceFile): boolean {
  let reaches = reaching.get(sourceFile);
  if (reaches === undefined)
    reaching.set(
      sourceFile,
      (reaches = sourceFile.statements.some(
        (statement) =>
          ts.isImportDeclaration(statement) &&
          (isRuntimeImport(statement.moduleSpecifier) ||
            importedNames(statement).some((name) =>
              isOfRuntime(
                project,
                symbolOf(project.checker, name)?.declarations?.[0],
              ),
            )),
      )),
    );
  return reaches;
}

function importedNames(declaration: ts.ImportDeclaration): readonly ts.Node[] {
  const bindings = declaration.importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings)
    ? bindings.elements.map(({ name }) => name)
    : [];
}

function isRuntimeImport(node: ts.Node): boolean {
  return ts.isStringLiteral(node) && node.text === specifier;
}

function runtimeUse(project: Project): RuntimeUse {
  let use = uses.get(project);
  if (use) return use;
  const folders = new Set<string>();
  const files = project.program
    .getSourceFiles()
    .filter((file) => isProjectFile(file) && file.text.includes(specifier));
  for (const file of files)
    for (const statement of file.statements) {
      if (
        (!ts.isImportDeclaration(statement) &&
          !ts.isExportDeclaration(statement)) ||
        !statement.moduleSpecifier ||
        !isRuntimeImport(statement.moduleSpecifier)
      )
        continue;
      const found = fileOfModule(
        project.checker,
        statement.moduleSpecifier as ts.StringLiteral,
      );
      if (found) folders.add(folderOf(found.fileName));
    }
  // `isOfRuntime` needs the folders while the lists are read.
  uses.set(project, (use = { folders, listed: new Map(), usual: "infer" }));
  if (folders.size > 0)
    uses.set(project, (use = { folders, ...chainsOf(project) }));
  return use;
}

/** What every `Chain.load({ middleware, capabilities })` of the project says. */
function chainsOf(project: Project): Pick<RuntimeUse, "listed" | "usual"> {
  const listed = new Map<LayerDeclaration, Policy>();
  const policies: Policy[] = [];
  const visit = (node: ts.Node): void => {
    const settings = settingsOfLoad(project, node);
    if (settings) {
      const capabilities = propertyOf(settings, "capabilities");
      const policy =
        capabilities &&
        ts.isStringLiteralLike(skipOuter(capabilities)) &&
        (skipOuter(capabilities) as ts.StringLiteral).text === "django"
          ? "django"
          : "infer";
      policies.push(policy);
      const list = propertyOf(settings, "middleware");
      for (const entry of list ? entriesOf(project, list) : []) {
        const layer = capabilityOfEntry(project.checker, entry)?.layer;
        if (layer && listed.get(layer) !== "django") listed.set(layer, policy);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of project.program.getSourceFiles())
    if (isProjectFile(file) && /\bChain\b/.test(file.text)) visit(file);
  const usual =
    policies.length > 0 && policies.every((policy) => policy === "django")
      ? "django"
      : "infer";
  return { listed, usual };
}

function settingsOfLoad(
  project: Project,
  node: ts.Node,
): ts.ObjectLiteralExpression | undefined {
  if (
    !ts.isCallExpression(node) ||
    !ts.isPropertyAccessExpression(node.expression) ||
    node.expression.name.text !== "load" ||
    !isRuntimeName(project, node.expression.expression, "Chain")
  )
    return undefined;
  const [settings] = node.arguments;
  const inner = settings && skipOuter(settings);
  return inner && ts.isObjectLiteralExpression(inner) ? inner : undefined;
}

function propertyOf(
  literal: ts.ObjectLiteralExpression,
  name: string,
): ts.Expression | undefined {
  for (const property of literal.properties) {
    if (property.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(property)) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
  }
  return undefined;
}

/** The entries of a list that the code writes down, through constants, spreads and conditions. */
function entriesOf(
  project: Project,
  list: ts.Expression,
  depth = 5,
): readonly ts.Expression[] {
  const inner = skipOuter(list);
  if (depth === 0) return [];
  if (ts.isArrayLiteralExpression(inner))
    return inner.elements.flatMap((element) =>
      ts.isSpreadElement(element)
        ? entriesOf(project, element.expression, depth - 1)
        : [element],
    );
  if (ts.isConditionalExpression(inner))
    return [inner.whenTrue, inner.whenFalse].flatMap((branch) =>
      entriesOf(project, branch, depth - 1),
    );
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  if (!ts.isIdentifier(name)) return [];
  const symbol =
    ts.isShorthandPropertyAssignment(name.parent) && name.parent.name === name
      ? project.checker.getShorthandAssignmentValueSymbol(name.parent)
      : symbolOf(project.checker, name);
  const declaration = symbol?.valueDeclaration;
  return declaration &&
    (ts.isVariableDeclaration(declaration) ||
      ts.isPropertyAssignment(declaration)) &&
    declaration.initializer
    ? entriesOf(project, declaration.initializer, depth - 1)
    : [];
}

function folderOf(fileName: string): string {
  return fileName.slice(0, fileName.lastIndexOf("/"));
}
