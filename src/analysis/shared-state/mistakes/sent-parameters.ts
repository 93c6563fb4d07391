import ts from "typescript";

import { decoratorName } from "../../../middleware/containers.ts";
import { skipOuter } from "../../../program/syntax/functions.ts";
import { isOneOf } from "../../../program/files/imported-names.ts";
import { packageOf } from "../../../program/types/package-of.ts";
import { symbolOf } from "../../../program/types/symbols.ts";
import type { Project } from "../../project.ts";

const sentParameters = new Set([
  "Body",
  "Param",
  "Query",
  "UploadedFile",
  "UploadedFiles",
  "Args",
  "MessageBody",
  "Payload",
]);
const messageHandlers = new Set(["SubscribeMessage"]);

/** A message that a gateway keeps as it came, in its own field: what one connection said, and no setting. */
export function isMessage(
  project: Project,
  [value]: readonly ts.Expression[],
): boolean {
  const name = value && skipOuter(value);
  if (!name || !ts.isIdentifier(name)) return false;
  const declaration = symbolOf(project.checker, name)?.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isParameter(declaration) &&
    ts.isMethodDeclaration(declaration.parent) &&
    hasForeignDecorator(project, declaration.parent, messageHandlers)
  );
}

/** `@Body() settings: Settings`, and the second of what a message's handler is given: `(client, settings)` */
export function isSentParameter(
  project: Project,
  parameter: ts.ParameterDeclaration,
): boolean {
  if (hasForeignDecorator(project, parameter, sentParameters)) return true;
  const method = parameter.parent;
  return (
    ts.isMethodDeclaration(method) &&
    method.parameters[1] === parameter &&
    method.parameters.every((each) => !ts.getDecorators(each)?.length) &&
    hasForeignDecorator(project, method, messageHandlers)
  );
}

/** Whether a library's decorator of one of these names stands on a node. */
function hasForeignDecorator(
  { checker }: Project,
  node: ts.HasDecorators,
  names: ReadonlySet<string>,
): boolean {
  return (ts.getDecorators(node) ?? []).some(({ expression }) => {
    const name = decoratorName(expression);
    if (!name || !isOneOf(checker, name, names)) return false;
    const declaration = symbolOf(checker, name)?.declarations?.[0];
    return declaration !== undefined && packageOf(declaration) !== ".";
  });
}

/** `({ request, params }) => …` */
export function isOfParameter(element: ts.BindingElement): boolean {
  const holder = element.parent.parent;
  return (
    ts.isParameter(holder) ||
    (ts.isBindingElement(holder) && isOfParameter(holder))
  );
}
