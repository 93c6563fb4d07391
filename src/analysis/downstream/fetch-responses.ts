import ts from "typescript";

/** What tells a response from a request, a body and what frameworks call by the same name. */
const members = ["status", "statusText", "clone"];

/**
 * Whether a value of a type is a fetch response: `Response`, a class over it (`NextResponse`), and what a framework
 * makes of its parts (`Omit<Response, "json"> & { json(): Promise<Data> }`). Of a union, all must be.
 */
export function isFetchResponse(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isFetchResponse);
  return members.every((name) =>
    type.getProperty(name)?.declarations?.some(isOfResponse),
  );
}

/** Parts that are picked of a type still are declared there. */
function isOfResponse({ parent }: ts.Declaration): boolean {
  return (
    (ts.isInterfaceDeclaration(parent) || ts.isClassDeclaration(parent)) &&
    parent.name?.text === "Response"
  );
}
