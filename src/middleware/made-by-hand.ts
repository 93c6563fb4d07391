import ts from "typescript";

import type { ProgramContext } from "../program/calls/callee.ts";
import { isOnlyForTests, isTestFile } from "../program/files/test-files.ts";
import { projectFilesOf } from "../program/files/declared-names.ts";
import { factsOf } from "../program/files/file-facts.ts";
import { createFileIndex } from "../program/files/file-index.ts";
import { otherNamesOf } from "../program/files/renames.ts";
import { symbolOf } from "../program/types/symbols.ts";

/** Properties of a module's options that only list what a container could make: `@Module({ providers: [Store] })`. */
const lists: ReadonlySet<string> = new Set(["providers", "exports"]);

const none: ReadonlySet<string> = new Set();
const byFile = new WeakMap<ts.SourceFile, ReadonlySet<string>>();
const constructed = createFileIndex(
  projectFilesOf,
  (file) => factsOf(file).constructions,
);
const asked = createFileIndex(projectFilesOf, askedIn);
/** A test takes anything from a container: the application has no object by that. */
const askedOutsideTests = createFileIndex(projectFilesOf, (file) =>
  isTestFile(file) ? none : askedIn(file),
);

/**
 * Whether the project makes the objects of a class with `new`, and nothing takes one from a container: no constructor
 * and no decorated field is given one, no call is handed the class, and the container has no reason of its own to
 * call its methods. What the container makes then is never used.
 */
export function isMadeByHand(
  { program, checker }: ProgramContext,
  node: ts.ClassLikeDeclaration,
): boolean {
  if (!node.name || node.members.some(isForContainer)) return false;
  const names = [node.name.text, ...otherNamesOf(program, node.name.text)];
  const takers = isTestFile(node.getSourceFile()) ? asked : askedOutsideTests;
  return (
    names.some((name) =>
      constructed
        .filesWith(program, name)
        .flatMap((file) => factsOf(file).constructions.get(name) ?? [])
        .some(
          (use) =>
            !isOnlyForTests(use, node) &&
            symbolOf(checker, use)?.valueDeclaration === node,
        ),
    ) && !names.some((name) => takers.has(program, name))
  );
}

/** A handler, a job, a listener, or what is called when the process starts and ends. */
function isForContainer(member: ts.ClassElement): boolean {
  return (
    (ts.isMethodDeclaration(member) &&
      /^(?:on[A-Z]|before[A-Z]|\$on)/.test(member.name.getText())) ||
    (ts.canHaveDecorators(member) &&
      (ts.getDecorators(member)?.length ?? 0) > 0)
  );
}

/** The names of classes that something in a file may take from a container. */
function askedIn(sourceFile: ts.SourceFile): ReadonlySet<string> {
  let found = byFile.get(sourceFile);
  if (!found) byFile.set(sourceFile, (found = read(sourceFile)));
  return found;
}

function read(sourceFile: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isHarmless(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found.size > 0 ? found : none;
}

/** Whether a name is mentioned where no object of its class comes from a container. */
function isHarmless(name: ts.Identifier): boolean {
  // Classes are written with a capital.
  if (!/^[A-Z]/.test(name.text)) return true;
  // `stores.Store` is asked for as `Store` is.
  const whole = isLast(name) ? name.parent : name;
  const { parent } = whole;
  if (ts.isTypeReferenceNode(parent)) return !isTaken(parent);
  if (ts.isArrayLiteralExpression(parent))
    return (
      ts.isPropertyAssignment(parent.parent) &&
      lists.has(parent.parent.name.getText())
    );
  return (
    (ts.isNewExpression(parent) &&
      parent.expression === whole &&
      !isForToken(parent)) ||
    ts.isClassLike(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isImportClause(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isPropertyAccessExpression(parent) ||
    ts.isQualifiedName(parent) ||
    ts.isTypeQueryNode(parent) ||
    (ts.isPropertyAssignment(parent) && parent.name === name)
  );
}

/** `{ provide: STORE, useFactory: () => new Store() }`: the container has it under another name. */
function isForToken(made: ts.NewExpression): boolean {
  return (
    ts.findAncestor(
      made,
      (at) =>
        (ts.isPropertyAssignment(at) || ts.isMethodDeclaration(at)) &&
        /^use(?:Factory|Value)$/.test(at.name.getText()),
    ) !== undefined
  );
}

/** `Store` of `stores.Store`, as a type or a value. */
function isLast(name: ts.Identifier): boolean {
  const { parent } = name;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === name) ||
    (ts.isQualifiedName(parent) && parent.right === name)
  );
}

/** Whether a type says what is injected: into a constructor or a decorated field, or by `modules.get<Store>(…)`. */
function isTaken(type: ts.Node): boolean {
  let at = type;
  while (ts.isTypeNode(at)) at = at.parent;
  if (ts.isParameter(at)) return ts.isConstructorDeclaration(at.parent);
  return (
    ts.isCallExpression(at) ||
    (ts.isPropertyDeclaration(at) && (ts.getDecorators(at)?.length ?? 0) > 0)
  );
}
