import ts from "typescript";

import { resultOfReturn } from "../../middleware/result.ts";
import {
  isAsync,
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { functionsOf } from "../../program/types/symbols.ts";
import { isNamed } from "../../program/types/type-names.ts";
import type { Project } from "../project.ts";
import { hookFinding, type HookFinding } from "./hook-finding.ts";
import { declaredAsync, withoutCallback } from "./hook-repairs.ts";
import { typeAt } from "../../program/types/types.ts";

/** Where each hook's callback stands among its parameters; `true`: the request waits for it. */
const hooks: Readonly<Record<string, readonly [done: number, waits: boolean]>> =
  {
    onRequest: [2, true],
    preParsing: [3, true],
    preValidation: [2, true],
    preHandler: [2, true],
    preSerialization: [3, true],
    onSend: [3, true],
    onResponse: [2, false],
    onError: [3, false],
    onTimeout: [2, false],
    onRequestAbort: [1, false],
  };

/** Hooks that Fastify refuses, and hooks that never let the request go on. */
export function fastifyHookFindings(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly HookFinding[] {
  if (!sourceFile.text.includes("addHook")) return [];
  const found: HookFinding[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const finding = hookOf(project, node);
      if (finding) found.push(finding);
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
}

function hookOf(
  project: Project,
  call: ts.CallExpression,
): HookFinding | undefined {
  const [named, given] = call.arguments;
  const callee = call.expression;
  if (
    !named ||
    !given ||
    !ts.isStringLiteralLike(named) ||
    !ts.isPropertyAccessExpression(callee) ||
    callee.name.text !== "addHook"
  )
    return undefined;
  const hook = hooks[named.text];
  const { checker } = project;
  if (
    !hook ||
    !isNamed(checker, typeAt(checker, callee.expression), [
      { package: "fastify", type: "FastifyInstance" },
    ])
  )
    return undefined;
  const [body, ...others] = functionsOf(checker, given);
  if (!body || others.length > 0 || body.asteriskToken) return undefined;
  const [done, waits] = hook;
  const facts = { hook: named.text };
  if (body.parameters.some(({ dotDotDotToken }) => dotDotDotToken))
    return undefined;
  if (isAsync(body)) {
    const callback = body.parameters[done];
    return body.parameters.length === done + 1 && callback
      ? hookFinding(
          "asyncWithCallback",
          given,
          { ...facts, done: callback.name.getText() },
          { repairs: withoutCallback(body, callback) },
        )
      : undefined;
  }
  return waits &&
    body.parameters.length <= done &&
    givesNothing(project, body) &&
    !mayAnswer(body)
    ? hookFinding("neverContinues", given, facts, {
        repairs: given === body ? declaredAsync(body) : [],
      })
    : undefined;
}

function givesNothing({ checker }: Project, body: FunctionWithBody): boolean {
  const type = checker.getSignatureFromDeclaration(body)?.getReturnType();
  return type !== undefined && resultOfReturn(checker, type) === "sync";
}

/** Whether a hook may end the request itself: it sends, throws, or hands the reply to somebody. */
function mayAnswer(body: FunctionWithBody): boolean {
  const reply = body.parameters[1]?.name;
  const name = reply && ts.isIdentifier(reply) ? reply.text : undefined;
  const visit = (node: ts.Node): boolean =>
    ts.isThrowStatement(node) ||
    (reply !== undefined && name === undefined) ||
    (ts.isIdentifier(node) && node.text === name && !isHarmless(node)) ||
    (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(body.body);
}

/** `reply.header(…)` as a statement: it changes the reply and sends nothing. */
function isHarmless(reply: ts.Identifier): boolean {
  const access = reply.parent;
  if (!ts.isPropertyAccessExpression(access) || access.expression !== reply)
    return false;
  const harmless = [
    "header",
    "headers",
    "code",
    "status",
    "type",
    "removeHeader",
  ];
  if (!harmless.includes(access.name.text))
    return !ts.isCallExpression(access.parent);
  return (
    ts.isCallExpression(access.parent) &&
    ts.isExpressionStatement(skipOuter(access.parent).parent)
  );
}
