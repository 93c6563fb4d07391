import ts from "typescript";

/** The language's own functions that take data and call nothing they are given. */
const dataGlobals = new Set([
  "BigInt",
  "Boolean",
  "Date",
  "Error",
  "JSON",
  "Math",
  "Number",
  "RegExp",
  "String",
  "TypeError",
  "URL",
  "console",
  "decodeURIComponent",
  "encodeURIComponent",
  "parseFloat",
  "parseInt",
  "structuredClone",
]);

/** `Number(row.count)`, `JSON.stringify(feature)`: whether what is called never calls what it is given. By names alone. */
export function takesData(callee: ts.Expression): boolean {
  const root = ts.isPropertyAccessExpression(callee)
    ? callee.expression
    : callee;
  return ts.isIdentifier(root) && dataGlobals.has(root.text);
}
