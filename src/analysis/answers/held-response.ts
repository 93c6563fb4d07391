import ts from "typescript";

import { oncePerNode } from "../../program/files/once.ts";
import type { ResponseObject } from "../../middleware/descriptor.ts";
import { namesIn } from "../../program/syntax/mentions.ts";
import { skipOuter } from "../../program/syntax/functions.ts";
import { isConstant, symbolOf } from "../../program/types/symbols.ts";
import { typeAt } from "../../program/types/types.ts";
import type { Call } from "./calls.ts";
import type { Context } from "./context.ts";
import { isContinuation, responseAt } from "./response.ts";

/** The field of an object in which its class keeps the response. */
export interface HeldResponse {
  readonly field: ts.Symbol;
  readonly object: ResponseObject;
}

/**
 * The response in an object that a constant of the body holds for its methods alone:
 * `const answers = new Answers(res); answers.conflict();`.
 */
export const heldIn: (
  context: Context,
  creation: Call,
) => HeldResponse | undefined = oncePerNode(askHeld);

function askHeld(context: Context, creation: Call): HeldResponse | undefined {
  if (
    !ts.isNewExpression(creation) ||
    !isAskedByMethodsAlone(context, creation)
  )
    return undefined;
  const args = creation.arguments ?? [];
  const at = args.findIndex((arg) => responseAt(context, arg) !== undefined);
  const object = args[at] && responseAt(context, args[at]);
  const parameter = object && keptParameter(context, creation, at);
  if (!object || !parameter) return undefined;
  const isPlain = args.every(
    (arg, index) =>
      index === at ||
      (!ts.isFunctionLike(skipOuter(arg)) &&
        !ts.isSpreadElement(arg) &&
        !isContinuation(context, arg) &&
        responseAt(context, arg) === undefined),
  );
  const [, field] = context.checker.getSymbolsOfParameterPropertyDeclaration(
    parameter,
    parameter.name.getText(),
  );
  return isPlain && field ? { field, object } : undefined;
}

/** The response that the receiver of a method call holds, or that a method's own `this` does. */
export function heldByReceiver(
  context: Context,
  callee: ts.Expression,
): readonly HeldResponse[] {
  if (!ts.isPropertyAccessExpression(callee)) return [];
  const receiver = skipOuter(callee.expression);
  if (receiver.kind === ts.SyntaxKind.ThisKeyword)
    return [...context.inputs.responses]
      .filter(([field]) => (field.flags & ts.SymbolFlags.Property) !== 0)
      .map(([field, object]) => ({ field, object }));
  const declaration = ts.isIdentifier(receiver)
    ? symbolOf(context.checker, receiver)?.valueDeclaration
    : undefined;
  const made =
    declaration &&
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer &&
    skipOuter(declaration.initializer);
  const held =
    made && ts.isNewExpression(made) ? heldIn(context, made) : undefined;
  return held ? [held] : [];
}

/** `constructor(private readonly res: Response)`, and nothing else that the constructor does with it. */
function keptParameter(
  { checker }: Context,
  { expression }: ts.NewExpression,
  at: number,
): ts.ParameterDeclaration | undefined {
  const declaration = symbolOf(checker, expression)?.valueDeclaration;
  if (
    !declaration ||
    !ts.isClassDeclaration(declaration) ||
    declaration.heritageClauses ||
    declaration.typeParameters
  )
    return undefined;
  const constructor = declaration.members.find(ts.isConstructorDeclaration);
  const parameter = constructor?.parameters[at];
  return parameter &&
    constructor.body?.statements.length === 0 &&
    ts.isIdentifier(parameter.name) &&
    ts.isParameterPropertyDeclaration(parameter, constructor)
    ? parameter
    : undefined;
}

/** Whether an object gets a constant's name, and no more is done with that than call its methods. */
function isAskedByMethodsAlone(
  { checker }: Context,
  creation: ts.NewExpression,
): boolean {
  const { parent } = creation;
  if (
    !ts.isVariableDeclaration(parent) ||
    !isConstant(parent) ||
    !ts.isIdentifier(parent.name)
  )
    return false;
  const { name } = parent;
  const block = ts.findAncestor(parent, ts.isBlock);
  return (
    block !== undefined &&
    namesIn(block, name.text).every((use) => {
      if (use === name) return true;
      const access = use.parent;
      return (
        ts.isPropertyAccessExpression(access) &&
        access.expression === use &&
        ts.isCallExpression(access.parent) &&
        access.parent.expression === access &&
        // `answers.note(name).created(id)`: what is asked next isn't told from the name.
        (ts.isExpressionStatement(access.parent.parent) ||
          typeAt(checker, access.parent).getSymbol() !==
            typeAt(checker, creation).getSymbol())
      );
    })
  );
}
