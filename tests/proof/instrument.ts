import ts from "typescript";

interface Edit {
  readonly at: number;
  readonly text: string;
}

/** A file of a case, made ready to be run. */
export interface Instrumented {
  /** CommonJS that expects `exports`, `require`, `module`, `__s` and the ambient names. */
  readonly code: string;
  /** Names that the file declares and does not define. */
  readonly ambient: readonly string[];
  readonly imports: readonly string[];
}

/**
 * Makes every suspension of a file a call of the scheduler, tells when a `try` is left with a promise
 * still pending, and lets the state that outlives a request be looked at from outside.
 */
export function instrument(name: string, text: string): Instrumented {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  const edits: Edit[] = [];
  visit(file, edits, undefined);
  const names = topLevelNames(file);
  edits.push({ at: text.length, text: `\n;__s.top(${thunks(names)});` });
  const instrumented = apply(text, edits);
  const { outputText } = ts.transpileModule(instrumented, {
    fileName: name,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      experimentalDecorators: true,
      emitDecoratorMetadata: false,
    },
  });
  return {
    code: outputText,
    ambient: ambientNames(file),
    imports: ts
      .preProcessFile(text, true, true)
      .importedFiles.map(({ fileName }) => fileName),
  };
}

/** What of the `try`s around a place sees an exception from there, or the end of it. */
type Guard = "catch" | "finally" | "both" | undefined;

function visit(node: ts.Node, edits: Edit[], guard: Guard): void {
  const wrap = (inner: ts.Node, open: string, close: string): void => {
    edits.push({ at: inner.getStart(), text: open });
    visit(inner, edits, guard);
    edits.push({ at: inner.end, text: close });
  };
  if (isAmbient(node) || ts.isTypeNode(node)) return;
  if (ts.isAwaitExpression(node)) {
    wrap(node.expression, "__s.at(", ")");
    return;
  }
  if (ts.isForOfStatement(node) && node.awaitModifier) {
    visit(node.initializer, edits, guard);
    wrap(node.expression, "__s.each(", ")");
    visit(node.statement, edits, guard);
    return;
  }
  if (ts.isReturnStatement(node) && node.expression && guard) {
    wrap(node.expression, "__s.leaving(", `, "${guard}")`);
    return;
  }
  if (ts.isTryStatement(node)) {
    const { catchClause, finallyBlock } = node;
    const guarded = finallyBlock?.statements.length
      ? together(guard, "finally")
      : guard;
    visit(
      node.tryBlock,
      edits,
      catchClause ? together(guarded, "catch") : guarded,
    );
    if (catchClause) visit(catchClause.block, edits, guarded);
    if (finallyBlock) visit(finallyBlock, edits, guard);
    return;
  }
  if (ts.isFunctionLike(node)) {
    watchLocals(node, edits);
    ts.forEachChild(node, (child) => visit(child, edits, undefined));
    return;
  }
  if (ts.isClassLike(node)) watchFields(node, edits);
  ts.forEachChild(node, (child) => visit(child, edits, guard));
}

function together(outer: Guard, own: "catch" | "finally"): Guard {
  return outer === undefined || outer === own ? own : "both";
}

function isAmbient(node: ts.Node): boolean {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    (ts.canHaveModifiers(node) &&
      (ts
        .getModifiers(node)
        ?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) ??
        false))
  );
}

/** What a closure keeps: watched where the function around it runs before any request. */
function watchLocals(node: ts.SignatureDeclaration, edits: Edit[]): void {
  const body = (node as ts.FunctionLikeDeclaration).body;
  if (!body || !ts.isBlock(body)) return;
  const names = body.statements.flatMap((statement) =>
    ts.isVariableStatement(statement) && !isAmbient(statement)
      ? statement.declarationList.declarations.flatMap(({ name }) =>
          namesOf(name),
        )
      : [],
  );
  if (names.length === 0 || !containsFunction(body)) return;
  edits.push({
    at: body.getStart() + 1,
    text: `__s.watch(${thunks(names)});`,
  });
}

/** What an object keeps: watched where it is made before any request. */
function watchFields(node: ts.ClassLikeDeclaration, edits: Edit[]): void {
  const fields = node.members.filter(ts.isPropertyDeclaration);
  const own = fields.filter((field) => !isStatic(field) && !isAmbient(field));
  const statics = fields.filter(isStatic);
  const parameters = node.members
    .filter(ts.isConstructorDeclaration)
    .flatMap(({ parameters }) =>
      parameters.filter((one) =>
        ts.isParameterPropertyDeclaration(one, one.parent),
      ),
    );
  const list = (members: readonly ts.Node[]): string =>
    thunks(
      members
        .map((member) => (member as ts.PropertyDeclaration).name)
        .filter((name) => ts.isIdentifier(name) || ts.isPrivateIdentifier(name))
        .map((name) => `this.${name.text}`),
    );
  const at = node.members.pos;
  if (own.length + parameters.length > 0)
    edits.push({
      at,
      text: `#__s = __s.watch(${list([...own, ...parameters])});`,
    });
  if (statics.length > 0)
    edits.push({ at, text: `static #__t = __s.watch(${list(statics)});` });
}

function isStatic(node: ts.PropertyDeclaration): boolean {
  return (
    ts
      .getModifiers(node)
      ?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false
  );
}

function containsFunction(node: ts.Node): boolean {
  return (
    ts.forEachChild(
      node,
      (child) =>
        ts.isFunctionLike(child) ||
        ts.isClassLike(child) ||
        containsFunction(child),
    ) ?? false
  );
}

function namesOf(name: ts.BindingName): string[] {
  return ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) =>
        ts.isOmittedExpression(element) ? [] : namesOf(element.name),
      );
}

function topLevelNames(file: ts.SourceFile): string[] {
  return file.statements.flatMap((statement) => {
    if (isAmbient(statement)) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) =>
        namesOf(name),
      );
    const isNamed =
      (ts.isFunctionDeclaration(statement) && statement.body) ||
      ts.isClassDeclaration(statement);
    return isNamed && statement.name ? [statement.name.text] : [];
  });
}

function ambientNames(file: ts.SourceFile): string[] {
  const names = file.statements.flatMap((statement) => {
    if (!isAmbient(statement)) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) =>
        namesOf(name),
      );
    return (ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement)) &&
      statement.name
      ? [statement.name.text]
      : [];
  });
  return [...new Set(names)];
}

function thunks(names: readonly string[]): string {
  return `[${names.map((name) => `[${JSON.stringify(name)}, () => ${name}]`).join(", ")}]`;
}

function apply(text: string, edits: readonly Edit[]): string {
  // Edits of one place stay in the order in which they were made: outer ones open first and close last.
  const sorted = edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => a.at - b.at || a.order - b.order);
  let result = "";
  let from = 0;
  for (const { at, text: inserted } of sorted) {
    result += text.slice(from, at) + inserted;
    from = at;
  }
  return result + text.slice(from);
}
