import ts from "typescript";

import type { Handlers } from "../../middleware/descriptor.ts";
import type { Site } from "../../middleware/site.ts";
import { isTransparent } from "../../middleware/uses.ts";
import { awaitedType } from "../../program/syntax/awaited.ts";
import type { Project } from "../project.ts";
import { isNothing } from "./returns.ts";

/**
 * Whether a handler whose framework takes any value for the response may give none, by its type: on all paths where
 * a call or an object stands around it and says what it is for, on some where it only has a name.
 */
export function mayOweValue(
  { checker }: Project,
  { body }: Site,
  response: NonNullable<Handlers["response"]>,
  returnsSometimes: boolean,
): boolean {
  const points = new Set(response.owedNoneAt ?? []);
  const { words, isCalled } = wordsAround(body);
  if (
    !isCalled &&
    ((words.length === 0 && !returnsSometimes) ||
      speaksOf(body.getSourceFile(), points))
  )
    return false;
  if (words.some((word) => word === undefined || points.has(word)))
    return false;
  const type = givenBy(checker, body);
  return (type?.isUnion() ? type.types : [type]).some(
    (each) => each && (isNothing(each) || isAny(each)),
  );
}

/** Whether anything at all is what a body gives, by its type. */
export function isUntyped({ checker }: Project, { body }: Site): boolean {
  const type = givenBy(checker, body);
  return type !== undefined && isAny(type);
}

function givenBy(
  checker: ts.TypeChecker,
  body: Site["body"],
): ts.Type | undefined {
  const signature = checker.getSignatureFromDeclaration(body);
  const type = signature && checker.getReturnTypeOfSignature(signature);
  return type && (awaitedType(checker, type) ?? type);
}

function isAny({ flags }: ts.Type): boolean {
  return (flags & ts.TypeFlags.Any) !== 0;
}

/**
 * The texts that the call around a function gives it with, and the names of the members on the way:
 * `ext("onRequest", …)`, `route({ options: { ext: { onPreAuth: … } } })`. Undefined is a text that isn't written there.
 */
function wordsAround(body: ts.Node): {
  readonly words: readonly (string | undefined)[];
  readonly isCalled: boolean;
} {
  const words: (string | undefined)[] = [];
  for (let node = body; ; node = node.parent) {
    const { parent } = node;
    if (ts.isCallExpression(parent)) {
      const [first] = parent.arguments;
      if (first && first !== node) words.push(textOf(first));
      const isCalled = parent.arguments.includes(node as ts.Expression);
      return { words, isCalled };
    }
    const member =
      ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node)
        ? node
        : undefined;
    if (ts.isObjectLiteralExpression(parent)) {
      if (member)
        words.push(
          ts.isComputedPropertyName(member.name) ? undefined : member.name.text,
        );
      for (const each of parent.properties)
        if (ts.isPropertyAssignment(each) && each.name.getText() === "type")
          words.push(textOf(each.initializer));
    } else if (!ts.isPropertyAssignment(parent) && !isTransparent(parent)) {
      return { words, isCalled: false };
    }
  }
}

function textOf(expression: ts.Expression): string | undefined {
  return ts.isStringLiteralLike(expression) ? expression.text : undefined;
}

function speaksOf(
  { text }: ts.SourceFile,
  points: ReadonlySet<string>,
): boolean {
  return [...points].some((point) => text.includes(point));
}
