import ts from "typescript";

import { nameOfBody } from "../analysis/effects/names.ts";
import type { Project } from "../analysis/project.ts";
import { resultOfReturn } from "../middleware/result.ts";
import type { Evidence, Site } from "../middleware/site.ts";
import {
  functionAround,
  isAsync,
  outermost,
  type FunctionWithBody,
} from "../program/syntax/functions.ts";
import { placeOf } from "../report/chain.ts";

const evidenceInWords: Readonly<Record<Evidence, string>> = {
  tag: "the tag `@middleware` stands on it, on its factory or on its class",
  settings: "a descriptor of your own settings fits it",
  contextual: "it stands where the framework's type is expected",
  annotation: "its parameters are annotated with the framework's types",
  heritage: "its class implements or extends a type of the framework",
  registration: "a call of the framework takes it",
  export: "the framework calls what this file exports under its name",
  decorator: "a decorator of the framework stands on it",
  "class-shape":
    "its class, or the function around it, has the form of a middleware",
  shape: "it has the form of a middleware, and nothing else speaks for it",
};

/** The evidence of a site, in words. */
export function evidenceOf({ evidence }: Site): string {
  return evidenceInWords[evidence];
}

/** What a site is called: its own name, the factory that gives it, or the call that it is handed to. */
export function nameOfSite({ body }: Site): string {
  const own = nameOfBody(body);
  if (own !== undefined) return own;
  const call = callAround(body);
  // `const usage = createMiddleware(async (c, next) => …)`
  if (call && ts.isIdentifier(call.expression)) {
    const { parent } = call;
    if (ts.isVariableDeclaration(parent)) return parent.name.getText();
    const maker = functionAround(call);
    const name = maker && nameOfBody(maker);
    if (name !== undefined && ts.isReturnStatement(parent))
      return `what ${name} gives`;
  }
  const taker = call && takerOf(call);
  if (taker !== undefined) return `a function for ${taker}`;
  const factory = functionAround(body);
  const maker = factory && nameOfBody(factory);
  return maker === undefined ? "a function" : `what ${maker} gives`;
}

/** The call that a function is an argument of. */
function callAround(body: FunctionWithBody): ts.CallExpression | undefined {
  const at = outermost(body);
  const { parent } = at;
  return ts.isCallExpression(parent) && parent.expression !== at
    ? parent
    : undefined;
}

/** `app.get("/health")`: a call and its path. */
function takerOf(call: ts.CallExpression): string {
  const callee = call.expression.getText().replace(/\s+/g, "");
  const [first] = call.arguments;
  const path = first && ts.isStringLiteralLike(first) ? first.getText() : "";
  const short = callee.length > 40 ? `…${callee.slice(-40)}` : callee;
  return `${short}(${path})`;
}

/** How a body ends: with a promise, with a value, or with either. */
export function modeOf({ checker }: Project, { body }: Site): string {
  if (isAsync(body)) return "async";
  const signature = checker.getSignatureFromDeclaration(body);
  if (!signature) return "unknown";
  switch (resultOfReturn(checker, signature.getReturnType())) {
    case "promise":
      return "async";
    case "maybe-promise":
      return "sync or async";
    case "sync":
      return "sync";
    case "unknown":
      return "unknown";
  }
}

/** `src/app.ts:12`, from where the command runs. */
export function placeHere(node: ts.Node): string {
  return placeOf(node, process.cwd());
}

/** The line of a node, as editors count. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

/** A type or a piece of code on one line, cut where it is long. */
export function short(text: string, length = 60): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
