import ts from "typescript";

import {
  isFunctionWithBody,
  memberNamed,
  skipOuter,
} from "../../program/syntax/functions.ts";
import { targetsOf } from "../../program/calls/targets.ts";
import { isPackage, packageOf } from "../../program/types/package-of.ts";
import type { Project } from "../project.ts";

/** Something that one half of a dual-mode middleware does for a request. */
export interface Effect {
  /** Weightiest first: a refusal, an error, a header, a note on the request, a call. */
  readonly rank: 0 | 1 | 2 | 3 | 4;
  /** Words of which the other half must have one to do it too. */
  readonly words: readonly string[];
  /** As a message names it. */
  readonly label: string;
  readonly node: ts.Node;
}

/** What a half does, with every helper of the project that it calls. */
export interface Job {
  readonly effects: readonly Effect[];
  /** Every name and literal that it mentions, in one spelling for both modes. */
  readonly words: ReadonlySet<string>;
  /** The names that it gives a value: targets of assignments, properties of object literals. */
  readonly written: ReadonlySet<string>;
  /** Names of functions without a body here: what they do can't be known. */
  readonly unknown: ReadonlySet<string>;
  /** It only refuses to run: `throw new Error("async only")`. */
  readonly isStub: boolean;
}

/** One spelling for a name and its async twin: `checkAsync`, `acheck`, `check`. */
export function wordOf(name: string): string {
  return name
    .replace(/^[#_]+/, "")
    .toLowerCase()
    .replace(/(?<=.)_?(?:async|sync)$/, "");
}

const depthLimit = 5;

/** The job of a half; `isDownstream` tells calls of the downstream, which are no part of it. */
export function jobOf(
  project: Project,
  nodes: readonly ts.Node[],
  isDownstream: (expression: ts.Expression) => boolean,
): Job {
  const effects: Effect[] = [];
  const words = new Set<string>();
  const unknown = new Set<string>();
  const written = new Set<string>();
  const seen = new Set<ts.Node>();

  const visit = (node: ts.Node, depth: number, isOwn: boolean): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node))
      words.add(wordOf(node.text));
    else if (ts.isStringLiteralLike(node)) words.add(node.text.toLowerCase());
    else if (ts.isNumericLiteral(node)) words.add(node.text);
    const effect = effectOf(node, isDownstream);
    // What a function elsewhere calls is its own way to do it: a queue, a thread, a switch of mode.
    if (effect && (isOwn || effect.rank < 4)) effects.push(effect);
    if (effect?.rank === 3) for (const word of effect.words) written.add(word);
    if (
      (ts.isPropertyAssignment(node) ||
        ts.isShorthandPropertyAssignment(node)) &&
      ts.isIdentifier(node.name)
    )
      written.add(wordOf(node.name.text));
    if (ts.isCallExpression(node)) enter(node.expression, depth, isOwn);
    // A helper can be handed on: `answer.then(stamp)`, `syncToAsync(check)`.
    if (ts.isCallExpression(node))
      for (const argument of node.arguments)
        if (
          ts.isIdentifier(argument) ||
          ts.isPropertyAccessExpression(argument)
        )
          enter(argument, depth, isOwn, true);
    ts.forEachChild(node, (child) => {
      visit(child, depth, isOwn);
    });
  };

  const enter = (
    callee: ts.Expression,
    depth: number,
    isOwn: boolean,
    isArgument = false,
  ): void => {
    const inner = skipOuter(callee);
    if (depth === 0 || isDownstream(inner) || isFunctionWithBody(inner)) return;
    const targets = targetsOf(project.checker, inner);
    const bodies = targets.filter(isFunctionWithBody);
    for (const body of bodies) {
      if (seen.has(body)) continue;
      seen.add(body);
      visit(body.body, depth - 1, isOwn && isOfThis(inner));
    }
    if (isArgument || bodies.length > 0) return;
    const isLibrary = targets.some((target) => isKnownLibrary(target));
    const name = nameOf(inner);
    if (name !== undefined && !isLibrary) unknown.add(wordOf(name));
  };

  for (const node of nodes) visit(node, depthLimit, true);
  return { effects, words, written, unknown, isStub: isStub(nodes) };
}

/** A method of the same object: `this.check`. */
function isOfThis(callee: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(callee) &&
    callee.expression.kind === ts.SyntaxKind.ThisKeyword
  );
}

/** JavaScript's own and the runtime's do no middleware's job. */
function isKnownLibrary(declaration: ts.Node): boolean {
  const file = declaration.getSourceFile();
  return (
    /\/lib\.[\w.]+\.d\.ts$/.test(file.fileName) ||
    isPackage(packageOf(declaration), "typescript") ||
    isPackage(packageOf(declaration), "node") ||
    isPackage(packageOf(declaration), "eslint-plugin-async-middleware")
  );
}

function nameOf(callee: ts.Expression): string | undefined {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}

function isStub(nodes: readonly ts.Node[]): boolean {
  const [only, ...others] = nodes.flatMap((node): readonly ts.Node[] =>
    ts.isBlock(node) ? node.statements : [node],
  );
  return only !== undefined && others.length === 0 && ts.isThrowStatement(only);
}

function effectOf(
  node: ts.Node,
  isDownstream: (expression: ts.Expression) => boolean,
): Effect | undefined {
  if (ts.isReturnStatement(node) || ts.isArrowFunction(node.parent)) {
    const value = ts.isReturnStatement(node)
      ? node.expression
      : node.parent &&
          ts.isArrowFunction(node.parent) &&
          node.parent.body === node
        ? (node as ts.Expression)
        : undefined;
    const answer = value && answerOf(value);
    if (answer) return { ...answer, node };
  }
  if (ts.isThrowStatement(node)) {
    const thrown = skipOuter(node.expression);
    if (!ts.isNewExpression(thrown)) return undefined;
    const name = thrown.expression.getText();
    return {
      rank: 1,
      words: [wordOf(name)],
      label: `throws \`${name}\``,
      node,
    };
  }
  if (ts.isCallExpression(node)) return effectOfCall(node, isDownstream);
  return ts.isBinaryExpression(node) ||
    ts.isPostfixUnaryExpression(node) ||
    ts.isPrefixUnaryExpression(node)
    ? effectOfWrite(node)
    : undefined;
}

/** `new HttpResponse("…", { status: 429 })`: an answer of its own, told by its status. */
function answerOf(
  value: ts.Expression,
): Pick<Effect, "rank" | "words" | "label"> | undefined {
  const inner = skipOuter(value);
  if (ts.isAwaitExpression(inner)) return answerOf(inner.expression);
  if (!ts.isNewExpression(inner) && !ts.isCallExpression(inner))
    return undefined;
  const status = /\bstatus(?:Code)?\s*[:(]\s*([1-5]\d\d)\b/.exec(
    inner.getText(),
  )?.[1];
  if (status !== undefined)
    return { rank: 0, words: [status], label: `answers ${status}` };
  if (!ts.isNewExpression(inner)) return undefined;
  const name = inner.expression.getText();
  return /Response/.test(name)
    ? { rank: 0, words: [wordOf(name)], label: `answers with a \`${name}\`` }
    : undefined;
}

function effectOfCall(
  call: ts.CallExpression,
  isDownstream: (expression: ts.Expression) => boolean,
): Effect | undefined {
  const callee = skipOuter(call.expression);
  const [first] = call.arguments;
  if (ts.isPropertyAccessExpression(callee)) {
    const method = callee.name.text;
    const isHeader = /^(?:set|append|add|delete|remove)$/.test(method)
      ? /headers?$/i.test(callee.expression.getText())
      : /^(?:set|append|remove)_?header$|^header$/i.test(method);
    if (isHeader && first && ts.isStringLiteralLike(first)) {
      const name = first.text.toLowerCase();
      const verb = /^(?:delete|remove)/.test(method) ? "removes" : "sets";
      return {
        ...{ rank: 2, words: [name], node: call },
        label: `${verb} the header \`${name}\``,
      };
    }
  }
  let statement: ts.Node = call.parent;
  while (ts.isAwaitExpression(statement) || ts.isVoidExpression(statement))
    statement = statement.parent;
  if (!ts.isExpressionStatement(statement) || isDownstream(callee))
    return undefined;
  const name = nameOf(callee);
  if (name === undefined || /^(?:then|catch|finally|push)$/.test(name))
    return undefined;
  const receiver =
    ts.isPropertyAccessExpression(callee) &&
    (ts.isIdentifier(callee.expression) ||
      ts.isPropertyAccessExpression(callee.expression))
      ? nameOf(callee.expression)
      : undefined;
  return {
    rank: 4,
    words: [name, ...(receiver === undefined ? [] : [receiver])].map(wordOf),
    label: `calls \`${callee.getText()}\``,
    node: call,
  };
}

function effectOfWrite(
  node:
    ts.BinaryExpression | ts.PostfixUnaryExpression | ts.PrefixUnaryExpression,
): Effect | undefined {
  const operator = ts.isBinaryExpression(node)
    ? node.operatorToken.kind
    : node.operator;
  const writes = ts.isBinaryExpression(node)
    ? operator >= ts.SyntaxKind.FirstAssignment &&
      operator <= ts.SyntaxKind.LastAssignment
    : operator === ts.SyntaxKind.PlusPlusToken ||
      operator === ts.SyntaxKind.MinusMinusToken;
  if (!writes) return undefined;
  const target = skipOuter(
    ts.isBinaryExpression(node) ? node.left : node.operand,
  );
  const key = memberNamed(target);
  return key === undefined
    ? undefined
    : {
        rank: 3,
        words: [wordOf(key), key.toLowerCase()],
        label: `sets \`${target.getText()}\``,
        node,
      };
}

/** What a job does that the other half lacks; nothing where code that isn't here may do it. */
export function missingIn(other: Job, job: Job): readonly Effect[] {
  if (other.isStub || job.isStub) return [];
  const hides = [...other.unknown].some((name) => !hasWord(job.words, name));
  if (hides) return [];
  return job.effects
    .filter(({ rank, words }) => {
      // Reading what the other half sets is no setting of it.
      const theirs = rank === 3 ? other.written : other.words;
      return !words.some((word) => hasWord(theirs, word));
    })
    .sort((left, right) => left.rank - right.rank);
}

/** A word, or that of its twin in Django's manner: `check` and `acheck`. */
function hasWord(words: ReadonlySet<string>, word: string): boolean {
  return (
    words.has(word) ||
    words.has(`a${word}`) ||
    (word.length > 3 && word.startsWith("a") && words.has(word.slice(1)))
  );
}
