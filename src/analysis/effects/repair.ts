import ts from "typescript";

import type { BlockingCall } from "../../blocking/blocking-call.ts";
import { lastName } from "../../blocking/catalogue.ts";
import { skipOuter } from "../../program/syntax/functions.ts";
import type { Repair, TextEdit } from "../finding.ts";
import type { Project } from "../project.ts";
import { answersInPlace, asyncEdits, needsParentheses } from "./awaitable.ts";
import {
  exportOf,
  exportType,
  promisifiedFits,
  propertyType,
} from "./counterpart-types.ts";
import { dropImport, usesOf } from "./drop-import.ts";
import { importEdits, isDeclaredAgain, type Wanted } from "./import-edits.ts";
import { aroundCallback } from "./instead.ts";
import { isRequired } from "./require-edits.ts";
import { partsReadAndWrite } from "./shared-writes.ts";
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
  if (partsReadAndWrite(checker, call)) return [];
  const enclosing = asyncEdits(project, call);
  // A list that drops what its callback gives goes on before the promise is kept.
  if (!enclosing || aroundCallback(project, call) !== "") return [];
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

  /** What stands beside the call under another name, on its object or in the module that it comes from. */
  const beside = (name: string): Target | undefined => {
    if (object)
      return fits(onObject(name))
        ? asWritten(`${object.getText()}.${name}`)
        : undefined;
    const neighbour = besideImport(checker, callee, name);
    return neighbour && fits(neighbour.type)
      ? {
          text: ([local = name]) => local,
          imports: neighbour.module ? [{ module: neighbour.module, name }] : [],
        }
      : undefined;
  };

  if (sink.twin) {
    const { name, thenable, isReceiver } = sink.twin;
    return thenable && !isReceiver ? beside(name) : undefined;
  }
  const { counterpart } = sink;
  if (!counterpart) return undefined;
  const name = lastName(counterpart.export);
  // What the file imports may have it, too: `stat` of `fs-extra` gives a promise where that of `fs` does not.
  const near = counterpart.how === "manual" ? undefined : beside(name);
  if (near) return near;
  if (counterpart.how === "member" || counterpart.how === "await") {
    if (object) {
      if (counterpart.module.endsWith("/promises")) {
        const promises = onObject("promises");
        const type = promises && propertyType(checker, promises, name, call);
        return fits(type)
          ? asWritten(`${object.getText()}.promises.${name}`)
          : undefined;
      }
      return undefined;
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
    return (
      beside("pathExists") ??
      beside("exists") ??
      existence(object, onObject("promises"), counterpart.module, call)
    );
  if (counterpart.how !== "promisify") return undefined;
  const type = object
    ? onObject(name)
    : exportType(checker, sink.declaration, counterpart.module, name, call);
  if (!type || !promisifiedFits(checker, type, call)) return undefined;
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

/** A function beside the one that a file imports, or declares itself, by its name. */
function besideImport(
  checker: ts.TypeChecker,
  callee: ts.Node,
  name: string,
): { readonly type: ts.Type; readonly module?: string } | undefined {
  const text = importSpecifierOf(checker, callee)?.parent.parent.parent
    .moduleSpecifier;
  if (text && ts.isStringLiteral(text)) {
    const home = symbolAt(checker, text);
    const symbol = home && exportOf(checker, home, name);
    return (
      symbol && {
        type: checker.getTypeOfSymbolAtLocation(symbol, callee),
        module: text.text,
      }
    );
  }
  const sourceFile = callee.getSourceFile();
  const own = sourceFile.statements.find(
    (statement): statement is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(statement) && statement.name?.text === name,
  );
  return own && !isDeclaredAgain(sourceFile, name)
    ? { type: typeAt(checker, own) }
    : undefined;
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
    wanted.length > 0 &&
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
