import ts from "typescript";

import type { BlockingCall } from "../../blocking/blocking-call.ts";
import { lastName } from "../../blocking/catalogue.ts";
import { skipOuter } from "../../program/functions.ts";
import type { Repair, TextEdit } from "../finding.ts";
import type { Project } from "../project.ts";
import { answersInPlace, asyncEdits, needsParentheses } from "./awaitable.ts";
import {
  dropImport,
  importEdits,
  usesOf,
  type Wanted,
} from "./import-edits.ts";

/** The asynchronous call in place of a blocking one, if the types show that it fits here. */
export function repairsOf(
  { checker }: Project,
  sink: BlockingCall,
): readonly Repair[] {
  const call = sink.node;
  if (!ts.isCallExpression(call) || call.questionDotToken) return [];
  const callee = skipOuter(call.expression);
  const target = targetOf(checker, sink, call, callee);
  if (!target) return [];
  const enclosing = asyncEdits(checker, call);
  if (!enclosing) return [];
  const imported = importsFor(checker, call, callee, target.imports);
  if (!imported) return [];
  const opens = needsParentheses(call);
  const edits: TextEdit[] = [
    ...imported,
    ...enclosing,
    {
      start: call.getStart(),
      end: call.expression.end,
      text: `${opens ? "(" : ""}await ${target.text}`,
    },
    ...(opens ? [{ start: call.end, end: call.end, text: ")" }] : []),
  ];
  return [
    {
      kind: "useAsync",
      facts: { text: target.text },
      edits: edits.sort((left, right) => left.start - right.start),
    },
  ];
}

interface Target {
  /** What is called instead. */
  readonly text: string;
  readonly imports: readonly Wanted[];
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
    object &&
    propertyType(checker, checker.getTypeAtLocation(object), name, call);

  if (sink.twin) {
    const { name, thenable, isReceiver } = sink.twin;
    if (!thenable || isReceiver || !object) return undefined;
    return fits(onObject(name))
      ? { text: `${object.getText()}.${name}`, imports: [] }
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
          ? { text: `${object.getText()}.promises.${name}`, imports: [] }
          : undefined;
      }
      return fits(onObject(name))
        ? { text: `${object.getText()}.${name}`, imports: [] }
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
          text: name,
          imports: [
            { module: specifierOf(checker, callee, counterpart.module), name },
          ],
        }
      : undefined;
  }
  if (counterpart.how !== "promisify") return undefined;
  const type = object
    ? onObject(name)
    : exportType(checker, sink.declaration, counterpart.module, name, call);
  if (!fits(type && promisified(checker, type, call))) return undefined;
  const promisify: Wanted = { module: "node:util", name: "promisify" };
  return object
    ? {
        text: `promisify(${object.getText()}.${name})`,
        imports: [promisify],
      }
    : {
        text: `promisify(${name})`,
        imports: [
          { module: specifierOf(checker, callee, counterpart.module), name },
          promisify,
        ],
      };
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
      return checker.getSymbolAtLocation(at.name);
  return checker.getSymbolAtLocation(declaration.getSourceFile());
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
  return module.endsWith("/promises") ? module : text.text;
}

function importSpecifierOf(
  checker: ts.TypeChecker,
  callee: ts.Node,
): ts.ImportSpecifier | undefined {
  return checker
    .getSymbolAtLocation(callee)
    ?.declarations?.find(ts.isImportSpecifier);
}

function importsFor(
  checker: ts.TypeChecker,
  call: ts.CallExpression,
  callee: ts.Expression,
  wanted: readonly Wanted[],
): readonly TextEdit[] | undefined {
  const sourceFile = call.getSourceFile();
  const edits: TextEdit[] = [];
  for (const each of wanted) {
    const added = importEdits(sourceFile, each);
    if (!added) return undefined;
    edits.push(...added);
  }
  const specifier = ts.isIdentifier(callee)
    ? importSpecifierOf(checker, callee)
    : undefined;
  // Only a file that imports the blocking call itself can offer the other one.
  if (ts.isIdentifier(callee) && !specifier) return undefined;
  const merged = mergeInsertions(edits);
  return specifier && usesOf(sourceFile, specifier.name.text) === 1
    ? dropImport(sourceFile, specifier, merged)
    : merged;
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
