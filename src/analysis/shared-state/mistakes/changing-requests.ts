import ts from "typescript";

import { decoratorName } from "../../../middleware/containers.ts";
import type { Site } from "../../../middleware/site.ts";
import { importedName } from "../../../program/files/imported-names.ts";

const changing = /^(?:post|put|patch|delete|del|mutation)$/i;

/** `router.put(…)`, `@Post()`, `if (ctx.method === "PUT")`: a request that is there to change something. */
export function changes({ body }: Site, node: ts.Node): boolean {
  const call = body.parent;
  if (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression)
  )
    return (
      changing.test(call.expression.name.text) || isUnderMethod(body, node)
    );
  const decorators = ts.canHaveDecorators(body)
    ? (ts.getDecorators(body) ?? [])
    : [];
  // Of the project's own as well: those that make routes are named like the ones of frameworks.
  return decorators.some(({ expression }) => {
    const name = decoratorName(expression);
    return name !== undefined && changing.test(importedName(name));
  });
}

/** Whether a node stands behind such a question; what isn't in the body, as the call that an accessor is read for, does not. */
function isUnderMethod(body: ts.Node, node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at && at !== body; at = at.parent) {
    if (
      ts.isIfStatement(at) &&
      /\bmethod\b[^&|]*["'](?:POST|PUT|PATCH|DELETE)["']/.test(
        at.expression.getText(),
      )
    )
      return true;
  }
  return false;
}
