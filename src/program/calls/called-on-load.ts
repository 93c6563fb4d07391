import ts from "typescript";

import { ownFilesOf } from "../files/declared-names.ts";
import { createFileIndex } from "../files/file-index.ts";
import { addTo } from "../files/lists.ts";
import {
  hasModifier,
  isFunctionWithBody,
  skipOuter,
} from "../syntax/functions.ts";
import { functionsOf } from "../types/symbols.ts";
import type { ProgramContext } from "./callee.ts";

type Calls = ReadonlyMap<string, readonly ts.CallExpression[]>;

const callsByFile = new WeakMap<ts.SourceFile, Calls>();
const index = createFileIndex(ownFilesOf, callsIn);

/**
 * Whether a module calls a function whenever it is loaded (`const { port } = getConfig();`), in whichever file: what
 * the function does only once is done before the first request.
 */
export function isCalledOnLoad(
  { program, checker }: ProgramContext,
  body: ts.Node,
): boolean {
  const name = nameOf(body);
  return (
    name !== undefined &&
    index.filesWith(program, name).some((file) =>
      callsIn(file)
        .get(name)
        ?.some((call) =>
          functionsOf(checker, call.expression).some((one) => one === body),
        ),
    )
  );
}

/** The name by which others call a function. */
function nameOf(body: ts.Node): string | undefined {
  const name =
    isFunctionWithBody(body) && body.name
      ? body.name
      : ts.isVariableDeclaration(body.parent)
        ? body.parent.name
        : undefined;
  return name && ts.isIdentifier(name) ? name.text : undefined;
}

/** The calls that run, on every path, while a file is loaded, by the last part of what is called. */
function callsIn(sourceFile: ts.SourceFile): Calls {
  let calls = callsByFile.get(sourceFile);
  if (!calls) {
    const found = new Map<string, ts.CallExpression[]>();
    const visit = (node: ts.Node): void => {
      if (mayNotRun(node)) return;
      if (ts.isCallExpression(node)) {
        const callee = skipOuter(node.expression);
        if (ts.isIdentifier(callee)) addTo(found, callee.text, node);
        else if (ts.isPropertyAccessExpression(callee))
          addTo(found, callee.name.text, node);
      }
      ts.forEachChild(node, visit);
    };
    ts.forEachChild(sourceFile, visit);
    callsByFile.set(sourceFile, (calls = found));
  }
  return calls;
}

/** Code of a function, of a condition or of each new object, and types. */
function mayNotRun(node: ts.Node): boolean {
  if (ts.isPropertyDeclaration(node))
    return !hasModifier(node, ts.SyntaxKind.StaticKeyword);
  if (ts.isBinaryExpression(node))
    return /^(?:&&|\|\||\?\?)=?$/.test(node.operatorToken.getText());
  return (
    ts.isFunctionLike(node) ||
    ts.isTypeNode(node) ||
    ts.isIfStatement(node) ||
    ts.isIterationStatement(node, false) ||
    ts.isSwitchStatement(node) ||
    ts.isTryStatement(node) ||
    ts.isConditionalExpression(node)
  );
}
