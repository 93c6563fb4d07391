import ts from "typescript";

import {
  declaredNamesOf,
  isForeignMember,
} from "../program/files/declared-names.ts";
import { createFileJoin } from "../program/files/file-join.ts";
import { skipOuter } from "../program/syntax/functions.ts";
import { notedIn } from "../program/files/identifiers.ts";
import { iterating } from "../program/files/method-names.ts";
import {
  isPackage,
  matchesName,
  packageOf,
  packageOfSpecifier,
} from "../program/types/package-of.ts";
import { isExportedHere } from "../program/files/spoken-names.ts";
import { symbolAt } from "../program/types/types.ts";
import { packagesIn, packagesOf } from "./filter.ts";
import type { Finder } from "./finder.ts";
import { isTransparent } from "./uses.ts";

/** What a program's packages say of frameworks, by names. */
interface Speakers {
  /** Packages of frameworks, and those that import one. */
  readonly packages: ReadonlySet<string>;
  /** Every identifier in their declarations; nothing where TypeScript doesn't tell. */
  readonly names: ReadonlySet<string> | undefined;
  /** Whether a package is one of a framework's, wherever it is declared. */
  readonly isFramework: (name: string) => boolean;
  /** Methods that take middleware or handlers; `*` in them stands for anything. */
  readonly methods: readonly string[];
}

const speakers = new WeakMap<Finder, Speakers>();

/** Methods of the language's own objects, which give their callbacks no name. */
const ofLanguage: ReadonlySet<string> = new Set([
  ...iterating,
  "then",
  "catch",
  "finally",
  "find",
  "findLast",
  "replace",
]);

/**
 * Whether the place of a function, or of an expression that stands for one, can give it a type of a framework
 * or register it, as far as names tell: asked before the checker types what is called there.
 * `rows.map((row) => …)` can't, where no method of the project is called `map` and none that registers.
 */
export function mayBeExpected(finder: Finder, value: ts.Node): boolean {
  let at = value;
  let wrapped = false;
  for (;;) {
    const parent = at.parent as ts.Node | undefined;
    if (!parent) return true;
    if (
      (ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
      parent.expression !== at
    ) {
      const callee = skipOuter(parent.expression);
      if (isOfLanguage(finder, callee)) return false;
      if (mayTakeHandler(finder, callee)) return true;
      // A helper's type parameter may be what is expected around it.
      wrapped = true;
    } else if (
      !isTransparent(parent) &&
      !ts.isPropertyAssignment(parent) &&
      !ts.isObjectLiteralExpression(parent)
    )
      return !wrapped || mayExpect(parent);
    at = parent;
  }
}

/** Whether what stands around a call has a type that the call may pass on to its arguments. */
function mayExpect(holder: ts.Node): boolean {
  if (ts.isVariableDeclaration(holder))
    return holder.type !== undefined || isExportedHere(holder);
  return !(
    ts.isAwaitExpression(holder) ||
    ts.isExpressionStatement(holder) ||
    ts.isPropertyAccessExpression(holder) ||
    ts.isVoidExpression(holder)
  );
}

const timers: ReadonlySet<string> = new Set([
  "Promise",
  "queueMicrotask",
  "setImmediate",
  "setInterval",
  "setTimeout",
]);

/** `rows.map(…)`, `load().then(…)`, `setTimeout(…)`: unless a method of the project, or one that registers, is called so. */
function isOfLanguage(finder: Finder, callee: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(callee))
    return ts.isIdentifier(callee) && timers.has(callee.text);
  const { text } = callee.name;
  return (
    ofLanguage.has(text) &&
    !declaredNamesOf(finder.program).methods.has(text) &&
    !speakersOf(finder).methods.some((name) => matchesName(text, name))
  );
}

function mayTakeHandler(finder: Finder, callee: ts.Expression): boolean {
  const { packages, names, isFramework } = speakersOf(finder);
  if (ts.isPropertyAccessExpression(callee))
    return (
      !names ||
      names.has(callee.name.text) ||
      !isForeignMember(finder.program, callee)
    );
  if (!ts.isIdentifier(callee)) return true;
  const declaration = symbolAt(finder.checker, callee)?.declarations?.[0];
  const imported =
    declaration && ts.findAncestor(declaration, ts.isImportDeclaration);
  if (!imported || !ts.isStringLiteralLike(imported.moduleSpecifier))
    return true;
  const from = packageOfSpecifier(imported.moduleSpecifier.text);
  return (
    from === undefined ||
    packages.has(from) ||
    // `declare module "astro:middleware" { … }` in a file of the project's own.
    isFramework(from) ||
    !packagesIn(finder.program).has(from)
  );
}

function speakersOf(finder: Finder): Speakers {
  let found = speakers.get(finder);
  if (!found) speakers.set(finder, (found = readSpeakers(finder)));
  return found;
}

function readSpeakers({ program, descriptors }: Finder): Speakers {
  // Of Node only the modules that a descriptor names: what imports any other knows no framework.
  const patterns = [
    ...new Set(descriptors.flatMap((each) => [...packagesOf(each)])),
  ].filter((pattern) => pattern !== "node" && pattern !== ".");
  const known = new Map<string, boolean>();
  const isFramework = (name: string): boolean => {
    let answer = known.get(name);
    if (answer === undefined) {
      answer = patterns.some((pattern) => isPackage(name, pattern));
      known.set(name, answer);
    }
    return answer;
  };
  const methods = descriptors.flatMap(({ registration, handlers }) =>
    [...registration, ...handlers.registration].flatMap(
      (each) => each.methods ?? [],
    ),
  );
  const { files, found } = foreign(program);
  const key = `${patterns.join()} ${methods.join()}`;
  let speaking = found.get(key);
  if (!speaking)
    found.set(
      key,
      (speaking = { methods, isFramework, ...speakingIn(files, isFramework) }),
    );
  return speaking;
}

/** The files that are not the project's own, and what they speak of: the same in the next Program of an editor. */
const foreign = createFileJoin(
  (program) =>
    program.getSourceFiles().filter((file) => packageOf(file) !== "."),
  (file) => file.text,
  (files) => ({ files, found: new Map<string, Speakers>() }),
);

function speakingIn(
  files: readonly ts.SourceFile[],
  isFramework: (name: string) => boolean,
): Pick<Speakers, "packages" | "names"> {
  const packages = new Set<string>();
  for (const file of files) {
    const name = packageOf(file);
    if (packages.has(name) || name === "node") continue;
    const { imports } = notedIn(file);
    if (
      isFramework(name) ||
      !imports ||
      imports.some(({ text }) => isFramework(packageOfSpecifier(text) ?? ""))
    )
      packages.add(name);
  }
  const names = new Set<string>();
  for (const file of files) {
    if (!packages.has(packageOf(file)) && !declaresOne(file, isFramework))
      continue;
    const { identifiers } = notedIn(file);
    if (!identifiers) return { packages, names: undefined };
    for (const name of identifiers.keys()) names.add(name);
  }
  return { packages, names };
}

/** `declare module "http" { … }` */
function declaresOne(
  file: ts.SourceFile,
  isFramework: (name: string) => boolean,
): boolean {
  return file.statements.some(
    (statement) =>
      ts.isModuleDeclaration(statement) &&
      ts.isStringLiteral(statement.name) &&
      isFramework(statement.name.text),
  );
}
