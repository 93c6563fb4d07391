import ts from "typescript";

import {
  skipOuter,
  type FunctionWithBody,
} from "../../program/syntax/functions.ts";
import { oneLine } from "../../program/syntax/one-line.ts";
import type { Ending, Path } from "./state.ts";

/** Where a path ends, as a report shows it. */
export function endingOf(path: Path, body: FunctionWithBody): Ending {
  const branch = path.branch ? { branch: path.branch } : {};
  const returned = path.result?.node;
  const { caught } = path;
  if (path.result?.reply)
    return { node: returned ?? body, kind: "returnsReply", ...branch };
  if (caught && !returned)
    return { node: caught.getFirstToken() ?? caught, kind: "swallows" };
  if (returned && ts.isReturnStatement(returned))
    return { node: returned, kind: "returns", ...branch };
  return { node: headOf(body), kind: "ends", ...branch };
}

/** What stands for a whole function in a report: its name, its arrow, its first word. */
export function headOf(body: FunctionWithBody): ts.Node {
  if (body.name) return body.name;
  if (ts.isArrowFunction(body)) return body.equalsGreaterThanToken;
  return body.getFirstToken() ?? body;
}

/** A condition and its truth as a message says it: `when user is falsy`. */
export function conditionText(ending: Ending): string {
  const { branch } = ending;
  if (!branch) return "";
  const inner = skipOuter(branch.condition);
  const text = oneLine(inner);
  if (text.length > 60) return "";
  const plain =
    ts.isIdentifier(inner) ||
    ts.isPropertyAccessExpression(inner) ||
    ts.isCallExpression(inner) ||
    ts.isAwaitExpression(inner);
  return plain
    ? ` where \`${text}\` is ${branch.truth ? "truthy" : "falsy"}`
    : ` where \`${text}\` is ${String(branch.truth)}`;
}
