export {};
declare global {
  const rememberVisitor: typeof import("./visitors.ts").rememberVisitor;
  const greetVisitor: typeof import("./visitors.ts").greetVisitor;
  const greetVisitorOf: typeof import("./visitors.ts").greetVisitorOf;
}
