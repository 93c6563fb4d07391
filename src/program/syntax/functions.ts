import ts from "typescript";

/** A function, method, accessor, constructor or arrow whose body is in the program. */
export type FunctionWithBody = ts.FunctionLikeDeclaration & {
  readonly body: ts.Block | ts.Expression;
};

/** Read once: behind `ts` is a getter, and these questions are asked of every node. */
const kinds = ts.SyntaxKind;
export const functionKinds: ReadonlySet<ts.SyntaxKind> = new Set([
  kinds.FunctionDeclaration,
  kinds.FunctionExpression,
  kinds.ArrowFunction,
  kinds.MethodDeclaration,
  kinds.Constructor,
  kinds.GetAccessor,
  kinds.SetAccessor,
]);
const outerKinds: ReadonlySet<ts.SyntaxKind> = new Set([
  kinds.ParenthesizedExpression,
  kinds.AsExpression,
  kinds.TypeAssertionExpression,
  kinds.NonNullExpression,
  kinds.SatisfiesExpression,
]);

export function isFunctionWithBody(
  node: ts.Node | undefined,
): node is FunctionWithBody {
  return (
    node !== undefined &&
    functionKinds.has(node.kind) &&
    (node as ts.FunctionLikeDeclaration).body !== undefined
  );
}

/** The function whose body `node` stands in, if any; a parameter's default belongs to its function. */
export function functionAround(node: ts.Node): FunctionWithBody | undefined {
  for (let at = node.parent as ts.Node | undefined; at; at = at.parent) {
    if (isFunctionWithBody(at)) return at;
  }
  return undefined;
}

/** The expression without parentheses, casts, `satisfies` and `!` around it. */
export function skipOuter(expression: ts.Expression): ts.Expression {
  let at = expression;
  while (outerKinds.has(at.kind))
    at = (at as ts.ParenthesizedExpression).expression;
  return at;
}

/** The expression with the parentheses, casts, `satisfies` and `!` around it. */
export function withOuter(expression: ts.Expression): ts.Expression {
  let at = expression;
  while (outerKinds.has(at.parent.kind)) at = at.parent as ts.Expression;
  return at;
}

/** The call of a function where it is written: `(async () => { … })()`. */
export function calledInPlace(
  written: ts.Expression,
): ts.CallExpression | undefined {
  const callee = withOuter(written);
  const { parent } = callee;
  return ts.isCallExpression(parent) && parent.expression === callee
    ? parent
    : undefined;
}

/** The node with the parentheses around it. */
export function outermost(node: ts.Node): ts.Node {
  let at = node;
  while (ts.isParenthesizedExpression(at.parent)) at = at.parent;
  return at;
}

/** The expression with the parentheses, casts and `!` around it. */
export function withAssertions(node: ts.Expression): ts.Expression {
  let at = node;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAsExpression(at.parent) ||
    ts.isNonNullExpression(at.parent) ||
    ts.isSatisfiesExpression(at.parent)
  )
    at = at.parent;
  return at;
}

/** Whether an expression is what the function around it returns. */
export function isReturned(expression: ts.Node): boolean {
  const at = outermost(expression);
  return (
    ts.isReturnStatement(at.parent) ||
    (ts.isArrowFunction(at.parent) && at.parent.body === at)
  );
}

/** The last name of what a call calls: `save` of `store.save(…)`; empty where it has none. */
export function calledName({
  expression,
}: ts.CallExpression | ts.NewExpression): string {
  const callee = skipOuter(expression);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(name) || ts.isPrivateIdentifier(name) ? name.text : "";
}

/** The member that an access names: `load` of `deps.load` and of `deps["load"]`. */
export function memberNamed(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isElementAccessExpression(node) &&
    ts.isStringLiteralLike(node.argumentExpression)
    ? node.argumentExpression.text
    : undefined;
}

/** `this`, and `super` of `super.handle(request)`: the same object. */
export function isOwnObject({ kind }: ts.Node): boolean {
  return (
    kind === ts.SyntaxKind.ThisKeyword || kind === ts.SyntaxKind.SuperKeyword
  );
}

/** The class whose instance a `this` is; nothing inside an ordinary function. */
export function classOfThis(
  self: ts.Node,
): ts.ClassLikeDeclaration | undefined {
  for (let at = self.parent as ts.Node | undefined; at; at = at.parent) {
    if (ts.isClassLike(at)) return at;
    if (isFunctionWithBody(at) && !ts.isArrowFunction(at))
      return ts.isClassLike(at.parent) ? at.parent : undefined;
  }
  return undefined;
}

/** What a chain of accesses and calls begins with: `res` of `res.status(500).json(…)`. */
export function rootOfChain(expression: ts.Expression): ts.Expression {
  let at = skipOuter(expression);
  while (ts.isPropertyAccessExpression(at) || ts.isCallExpression(at))
    at = skipOuter(at.expression);
  return at;
}

/** What a place stands in, at the end: `rows` of `rows[0].name`. */
export function rootOfPlace(expression: ts.Expression): ts.Expression {
  let at = skipOuter(expression);
  while (ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at))
    at = skipOuter(at.expression);
  return at;
}

/** The last access or call of a chain that begins with a node: `res.status(500).json(…)` of `res`. */
export function endOfChain(node: ts.Node): ts.Node {
  let at = node;
  while (
    ts.isPropertyAccessExpression(at.parent) ||
    (ts.isCallExpression(at.parent) && at.parent.expression === at)
  )
    at = at.parent;
  return at;
}

/** The async functions of a file, at whatever depth. */
export function asyncFunctionsIn(
  sourceFile: ts.SourceFile,
): readonly FunctionWithBody[] {
  const found: FunctionWithBody[] = [];
  const visit = (node: ts.Node): void => {
    if (isFunctionWithBody(node) && isAsync(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
}

/** Whether a declaration or a statement has a modifier: `async`, `export`, `static`. */
export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false)
  );
}

export function isAsync(node: ts.Node): boolean {
  return hasModifier(node, ts.SyntaxKind.AsyncKeyword);
}

/** `export default async () => …`, `export default function () …` */
export function isDefaultExport(node: ts.Node): boolean {
  return (
    ts.isExportAssignment(node.parent) ||
    hasModifier(node, ts.SyntaxKind.DefaultKeyword)
  );
}

/** Whether a member belongs to its class, not to the objects of it. */
export function isStatic(member: ts.Node): boolean {
  return (
    ts.isClassStaticBlockDeclaration(member) ||
    hasModifier(member, ts.SyntaxKind.StaticKeyword)
  );
}

/** Whether a member is its class's alone, or its heirs' too: `#rows`, `private`, `protected`. */
export function isHiddenMember(member: ts.NamedDeclaration): boolean {
  return (
    (member.name !== undefined && ts.isPrivateIdentifier(member.name)) ||
    hasModifier(member, ts.SyntaxKind.PrivateKeyword) ||
    hasModifier(member, ts.SyntaxKind.ProtectedKeyword)
  );
}

/** Whether a member of a class is code of its own: a method with a body, a field with a value. */
export function hasCode(member: ts.ClassElement): boolean {
  return ts.isMethodDeclaration(member)
    ? member.body !== undefined
    : ts.isPropertyDeclaration(member) && member.initializer !== undefined;
}

/** The parameters of a function that an argument stands for: `this` is none. */
export function givenParametersOf(
  owner: ts.SignatureDeclaration,
): readonly ts.ParameterDeclaration[] {
  return owner.parameters.filter(
    ({ name }) => !ts.isIdentifier(name) || name.text !== "this",
  );
}

/** Whether `node` is `outer` or stands inside it. */
export function isWithin(node: ts.Node, outer: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent)
    if (at === outer) return true;
  return false;
}

/** A field with a value of its own in each instance, whose initialiser is no function: it runs with each `new`. */
export function isInitialized(
  member: ts.Node,
): member is ts.PropertyDeclaration & { readonly initializer: ts.Expression } {
  return (
    ts.isPropertyDeclaration(member) &&
    member.initializer !== undefined &&
    !isFunctionWithBody(skipOuter(member.initializer)) &&
    !isStatic(member)
  );
}

/** `save` of `save.bind(store)`. */
export function boundFunction(
  expression: ts.Expression,
): ts.Expression | undefined {
  const callee = ts.isCallExpression(expression)
    ? skipOuter(expression.expression)
    : undefined;
  return callee &&
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === "bind"
    ? callee.expression
    : undefined;
}
