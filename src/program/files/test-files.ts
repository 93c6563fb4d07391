import type ts from "typescript";

const testFile =
  /(?:[./]|__)(?:tests?|specs?|mocks?|fixtures?|fakes?|stubs?)(?:[./]|__)/;

/** Whether a double in a test stands where code of the application asks: it is no object of the application. */
export function isOnlyForTests(
  implementer: ts.Node,
  caller: ts.Node | undefined,
): boolean {
  return (
    testFile.test(implementer.getSourceFile().fileName) &&
    caller !== undefined &&
    !testFile.test(caller.getSourceFile().fileName)
  );
}
