import ts from "typescript";

import { decoratorsOf } from "../../../middleware/evidence/handler.ts";
import { filesSpeaking } from "../../../program/files/speakers.ts";
import { isOnlyForTests } from "../../../program/files/test-files.ts";
import {
  isFunctionWithBody,
  skipOuter,
  type FunctionWithBody,
} from "../../../program/syntax/functions.ts";
import { namesIn } from "../../../program/syntax/mentions.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";
import type { Location } from "../places/location.ts";
import { holdsAround, isLockOfRequest } from "./holds-around.ts";

const naming = [{ package: "@nestjs/common", type: "UseInterceptors" }];

/** Whether an interceptor of Nest, of a handler, of its class or of all handlers, holds a lock around a handler. */
export function isLockedByInterceptor(
  project: Project,
  handler: FunctionWithBody,
  location: Location,
): boolean {
  return [...namedFor(project, handler), ...forAll(project, handler)]
    .flatMap((given) => interceptsOf(project, given))
    .some(
      (body) =>
        holdsAround(project, body, location, false) &&
        !isLockOfRequest(project, body),
    );
}

/** What `@UseInterceptors(…)` names. */
function namedFor(
  project: Project,
  handler: FunctionWithBody,
): readonly ts.Expression[] {
  return [handler, handler.parent]
    .flatMap((node) => decoratorsOf(project, node, naming))
    .flatMap(({ expression }) =>
      ts.isCallExpression(expression) ? [...expression.arguments] : [],
    );
}

/** `app.useGlobalInterceptors(new OneAtATime())`, `{ provide: APP_INTERCEPTOR, useClass: OneAtATime }` */
function forAll(
  { program }: Project,
  handler: FunctionWithBody,
): readonly ts.Expression[] {
  const usesOf = (name: string): readonly ts.Node[] =>
    filesSpeaking(program, name)
      .flatMap((file) => namesIn(file, name))
      .filter((use) => !isOnlyForTests(use, handler));
  return [
    ...usesOf("useGlobalInterceptors").flatMap((use) => {
      const call = use.parent.parent;
      return ts.isCallExpression(call) && call.expression === use.parent
        ? [...call.arguments]
        : [];
    }),
    ...usesOf("APP_INTERCEPTOR").flatMap(({ parent }) =>
      ts.isPropertyAssignment(parent) &&
      ts.isObjectLiteralExpression(parent.parent)
        ? parent.parent.properties.flatMap((property) =>
            ts.isPropertyAssignment(property) && property !== parent
              ? [property.initializer]
              : [],
          )
        : [],
    ),
  ];
}

/** The `intercept` of a class that is named, or of which an object is made. */
function interceptsOf(
  { checker }: Project,
  given: ts.Expression,
): readonly FunctionWithBody[] {
  const inner = skipOuter(given);
  const named = ts.isNewExpression(inner) ? inner.expression : inner;
  const declaration = symbolOf(checker, named)?.valueDeclaration;
  if (!declaration || !ts.isClassDeclaration(declaration)) return [];
  return declaration.members.flatMap((member) =>
    isFunctionWithBody(member) && member.name?.getText() === "intercept"
      ? [member]
      : [],
  );
}
