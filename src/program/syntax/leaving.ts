import ts from "typescript";

/** Whether a branch ends the function that it is in: `return early;`, `{ …; throw error; }` */
export function leaves(branch: ts.Node): boolean {
  const last = lastOf(branch);
  return (
    last !== undefined &&
    (ts.isReturnStatement(last) || ts.isThrowStatement(last))
  );
}

/** The statement that a block ends with; of any other branch, itself. */
export function lastOf(branch: ts.Node): ts.Node | undefined {
  return ts.isBlock(branch) ? branch.statements.at(-1) : branch;
}
