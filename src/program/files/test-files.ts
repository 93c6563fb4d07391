import type ts from "typescript";

const testFile =
  /(?:[./]|__)(?:tests?|specs?|mocks?|fixtures?|fakes?|stubs?)(?:[./]|__)/;

/** Whether a file is a test, or serves tests alone. */
export function isTestFile(sourceFile: ts.SourceFile): boolean {
  return testFile.test(sourceFile.fileName);
}

/** Whether a double in a test stands where code of the application asks: it is no object of the application. */
export function isOnlyForTests(
  implementer: ts.Node,
  caller: ts.Node | undefined,
): boolean {
  return (
    isTestFile(implementer.getSourceFile()) &&
    caller !== undefined &&
    !isTestFile(caller.getSourceFile())
  );
}
