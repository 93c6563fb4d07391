import ts from "typescript";

import type { BlockingCall } from "../../blocking/blocking-call.ts";
import { lastName } from "../../blocking/catalogue.ts";
import { skipOuter } from "../../program/syntax/functions.ts";
import type { Repair, TextEdit } from "../finding.ts";
import type { Project } from "../project.ts";
import { answersInPlace, asyncEdits, needsParentheses } from "./awaitable.ts";
import {
  dropImport,
  importEdits,
  usesOf,
  type Wanted,
} from "./import-edits.ts";
import { isRequired } from "./require-edits.ts";
import { symbolAt, typeAt } from "../../program/types/types.ts";

/** The asynchronous call in place of a blocking one, if the types show that it fits here. */
export function repairsOf(
  project: Project,
  sink: BlockingCall,
): readonly Repair[] {
  const { checker } = project;
  const call = sink.node;
  if (!ts.isCallExpression(call) || call.questionDotToken) return [];
  const callee = skipOuter(call.expression);
  const target = targetOf(checker, sink, call, callee);
  if (!target) return [];
  const enclosing = asyncEdits(project, call);
  if (!enclosing) return [];
  const imported = importsFor(checker, call, callee, target.imports);
  if (!imported) return [];
  const text = target.text(imported.locals);
  const opens = needsParentheses(call);
  const edits: TextEdit[] = [
    ...imported.edits,
    ...enclosing,
    {
      start: call.getStart(),
      end: call.expression.end,
      text: `${opens ? "(" : ""}await ${text}`,
    },
    ...(opens || target.after
      ? [
          {
            start: call.end,
            end: call.end,
            text: `${target.after ?? ""}${opens ? ")" : ""}`,
          },
        ]
      : []),
  ];
  return [
    {
      kind: "useAsync",
      facts: { text: `${text}(…)${target.after ?? ""}` },
      edits: edits.sort((left, right) => left.start - right.start),
    },
  ];
}

interface Target {
  /** What is called instead, given the names under which the imports are in scope. */
  readonly text: (locals: readonly string[]) => string;
  readonly imports: readonly Wanted[];
  /** What follows the call. */
  readonly after?: string;
}

function asWritten(text: string): Target {
  return { text: () => text, imports: [] };
}

function targetOf(
  checker: ts.TypeChecker,
  sink: BlockingCall,
  call: ts.CallExpression,
  callee: ts.Expression,
): Target | undefined {
  const isMember = ts.isPropertyAccessExpression(callee);
  if (!isMember && !ts.isIdentifier(callee)) return undefined;
  const object = isMember ? callee.expression : undefined;
  if (isMember && callee.questionDotToken) return undefined;
  const fits = (type: ts.Type | undefined): boolean =>
    type !== undefined && answersInPlace(checker, type, call);
  const onObject = (name: string): ts.Type | undefined =>
    object && propertyType(checker, typeAt(checker, object), name, call);

  if (sink.twin) {
    const { name, thenable, isReceiver } = sink.twin;
    if (!thenable || isReceiver || !object) return undefined;
    return fits(onObject(name))
      ? asWritten(`${object.getText()}.${name}`)
      : undefined;
  }
  const { counterpart } = sink;
  if (!counterpart) return undefined;
  const name = lastName(counterpart.export);
  if (counterpart.how === "member" || counterpart.how === "await") {
    if (object) {
      if (counterpart.module.endsWith("/promises")) {
        const promises = onObject("promises");
        const type = promises && propertyType(checker, promises, name, call);
        return fits(type)
          ? asWritten(`${object.getText()}.promises.${name}`)
          : undefined;
      }
      return fits(onObject(name))
        ? asWritten(`${object.getText()}.${name}`)
        : undefined;
    }
    const type = exportType(
      checker,
      sink.declaration,
      counterpart.module,
      name,
      call,
    );
    return fits(type)
      ? {
          text: ([local = name]) => local,
          imports: [
            { module: specifierOf(checker, callee, counterpart.module), name },
          ],
        }
      : undefined;
  }
  if (name === "access" && counterpart.module === "node:fs/promises")
    return existence(object, onObject("promises"), counterpart.module, call);
  if (counterpart.how !== "promisify") return undefined;
  const type = object
    ? onObject(name)
    : exportType(checker, sink.declaration, counterpart.module, name, call);
  if (!fits(type && promisified(checker, type, call))) return undefined;
  const promisify: Wanted = { module: "node:util", name: "promisify" };
  return object
    ? {
        text: ([local = "promisify"]) =>
          `${local}(${object.getText()}.${name})`,
        imports: [promisify],
      }
    : {
        text: ([own = name, local = "promisify"]) => `${local}(${own})`,
        imports: [
          { module: specifierOf(checker, callee, counterpart.module), name },
          promisify,
        ],
      };
}

/** `existsSync(path)` is an `access` that may fail. */
function existence(
  object: ts.Expression | undefined,
  promises: ts.Type | undefined,
  module: string,
  call: ts.CallExpression,
): Target | undefined {
  if (call.arguments.length !== 1 || call.arguments.some(ts.isSpreadElement))
    return undefined;
  const after = ".then(() => true, () => false)";
  if (!object)
    return {
      text: ([local = "access"]) => local,
      imports: [{ module, name: "access" }],
      after,
    };
  return promises?.getProperty("access")
    ? { ...asWritten(`${object.getText()}.promises.access`), after }
    : undefined;
}

function propertyType(
  checker: ts.TypeChecker,
  type: ts.Type,
  name: string,
  at: ts.Node,
): ts.Type | undefined {
  const symbol = checker.getPropertyOfType(type, name);
  return symbol && checker.getTypeOfSymbolAtLocation(symbol, at);
}

/** The type of the counterpart, found from the module that declares the blocking call. */
function exportType(
  checker: ts.TypeChecker,
  declaration: ts.Declaration | undefined,
  module: string,
  name: string,
  at: ts.Node,
): ts.Type | undefined {
  const home = declaration && moduleAround(checker, declaration);
  if (!home) return undefined;
  const exportOf = (owner: ts.Symbol, key: string): ts.Symbol | undefined => {
    const found = checker
      .getExportsOfModule(owner)
      .find((symbol) => symbol.name === key);
    return found && found.flags & ts.SymbolFlags.Alias
      ? checker.getAliasedSymbol(found)
      : found;
  };
  const owner = module.endsWith("/promises")
    ? exportOf(home, "promises")
    : home;
  const symbol = owner && exportOf(owner, name);
  return symbol && checker.getTypeOfSymbolAtLocation(symbol, at);
}

function moduleAround(
  checker: ts.TypeChecker,
  declaration: ts.Node,
): ts.Symbol | undefined {
  for (let at = declaration; at.parent; at = at.parent)
    if (ts.isModuleDeclaration(at) && ts.isStringLiteral(at.name))
      return symbolAt(checker, at.name);
  return symbolAt(checker, declaration.getSourceFile());
}

/** What `util.promisify` makes of a function, where its types say it by `__promisify__`. */
function promisified(
  checker: ts.TypeChecker,
  type: ts.Type,
  at: ts.Node,
): ts.Type | undefined {
  return propertyType(checker, type, "__promisify__", at);
}

/** The module as the file imports it already, where the counterpart stands in the same one. */
function specifierOf(
  checker: ts.TypeChecker,
  callee: ts.Node,
  module: string,
): string {
  const specifier = importSpecifierOf(checker, callee);
  const text = specifier?.parent.parent.parent.moduleSpecifier;
  if (!text || !ts.isStringLiteral(text)) return module;
  // A file of the project that hands the blocking call on need not hand on the other one.
  return module.endsWith("/promises") || text.text.startsWith(".")
    ? module
    : text.text;
}

function importSpecifierOf(
  checker: ts.TypeChecker,
  callee: ts.Node,
): ts.ImportSpecifier | undefined {
  return symbolAt(checker, callee)?.declarations?.find(ts.isImportSpecifier);
}

function importsFor(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  callee: ts.Expression,
  wanted: readonly Wanted[],
):
  | { readonly edits: readonly TextEdit[]; readonly locals: readonly string[] }
  | undefined {
  const sourceFile = call.getSourceFile();
  const edits: TextEdit[] = [];
  const locals: string[] = [];
  for (const each of wanted) {
    const added = importEdits(sourceFile, each);
    if (!added) return undefined;
    edits.push(...added.edits);
    locals.push(added.local);
  }
  const specifier = ts.isIdentifier(callee)
    ? importSpecifierOf(checker, callee)
    : undefined;
  // Only a file that imports the blocking call itself can offer the other one.
  if (
    ts.isIdentifier(callee) &&
    !specifier &&
    !symbolAt(checker, callee)?.declarations?.some(isRequired)
  )
    return undefined;
  const merged = mergeInsertions(edits);
  return {
    edits:
      specifier && usesOf(sourceFile, specifier.name.text) === 1
        ? dropImport(sourceFile, specifier, merged)
        : merged,
    locals,
  };
}

/** Two insertions at one place become one: their order is ours to say. */
function mergeInsertions(edits: readonly TextEdit[]): TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of edits) {
    const same = merged.findIndex(
      ({ start, end }) => start === edit.start && end === edit.end,
    );
    const before = merged[same];
    if (before) merged[same] = { ...edit, text: before.text + edit.text };
    else merged.push(edit);
  }
  return merged;
}
