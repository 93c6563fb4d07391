import ts from "typescript";

const kinds = ts.SyntaxKind;
const { FirstNode } = kinds;

/** What look-ups over whole files ask for. */
const listed: ReadonlySet<ts.SyntaxKind> = new Set([
  kinds.AsExpression,
  kinds.BinaryExpression,
  kinds.BindingElement,
  kinds.CallExpression,
  kinds.ClassDeclaration,
  kinds.ClassExpression,
  kinds.Constructor,
  kinds.ExportSpecifier,
  kinds.ForInStatement,
  kinds.ForOfStatement,
  kinds.FunctionDeclaration,
  kinds.FunctionExpression,
  kinds.GetAccessor,
  kinds.ImportClause,
  kinds.ImportSpecifier,
  kinds.IndexSignature,
  kinds.InterfaceDeclaration,
  kinds.JsxAttribute,
  kinds.MethodDeclaration,
  kinds.MethodSignature,
  kinds.NewExpression,
  kinds.ObjectLiteralExpression,
  kinds.Parameter,
  kinds.PostfixUnaryExpression,
  kinds.PrefixUnaryExpression,
  kinds.PropertyAssignment,
  kinds.PropertyDeclaration,
  kinds.PropertySignature,
  kinds.SatisfiesExpression,
  kinds.SetAccessor,
  kinds.ShorthandPropertyAssignment,
  kinds.VariableDeclaration,
]);

type Lists = ReadonlyMap<ts.SyntaxKind, readonly ts.Node[]>;

const byFile = new WeakMap<ts.SourceFile, Lists>();

/**
 * The nodes of a file that are of these kinds: kind after kind, each in the order of the text. The file is
 * walked once, whoever asks; a kind that isn't among `listed` throws.
 */
export function nodesOf<Node extends ts.Node>(
  sourceFile: ts.SourceFile,
  ...kinds: readonly Node["kind"][]
): readonly Node[] {
  let lists = byFile.get(sourceFile);
  if (!lists) byFile.set(sourceFile, (lists = listsOf(sourceFile)));
  const [only, ...more] = kinds.map((kind) => {
    const list = lists.get(kind);
    if (!list) throw new Error(`not listed: ${String(kind)}`);
    return list as readonly Node[];
  });
  return more.length > 0 ? [...(only ?? []), ...more.flat()] : (only ?? []);
}

function listsOf(sourceFile: ts.SourceFile): Lists {
  const lists = new Map<ts.SyntaxKind, ts.Node[]>();
  for (const kind of listed) lists.set(kind, []);
  const visit = (node: ts.Node): void => {
    const { kind } = node;
    if (kind < FirstNode) return;
    lists.get(kind)?.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(sourceFile, visit);
  return lists;
}
