import ts from "typescript";

type Mention = ts.MemberName | ts.StringLiteralLike;

const byFile = new WeakMap<
  ts.SourceFile,
  ReadonlyMap<string, readonly Mention[]>
>();

/** The mentions of a name in a file, or in a part of one. A file is walked once, whoever asks. */
export function namesIn(within: ts.Node, name: string): readonly Mention[] {
  const file = within.getSourceFile();
  let mentions = byFile.get(file);
  if (!mentions) byFile.set(file, (mentions = mentionsIn(file)));
  const all = mentions.get(name) ?? [];
  return within === file
    ? all
    : all.filter(({ pos, end }) => pos >= within.pos && end <= within.end);
}

function mentionsIn(file: ts.SourceFile): ReadonlyMap<string, Mention[]> {
  const found = new Map<string, Mention[]>();
  const visit = (node: ts.Node): void => {
    if (
      ts.isIdentifier(node) ||
      ts.isPrivateIdentifier(node) ||
      (ts.isStringLiteralLike(node) &&
        ts.isElementAccessExpression(node.parent))
    ) {
      const known = found.get(node.text);
      if (known) known.push(node);
      else found.set(node.text, [node]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The whole access that a name is the last part of. */
export function accessOf(name: ts.Node): ts.Node {
  const { parent } = name;
  return (ts.isPropertyAccessExpression(parent) && parent.name === name) ||
    (ts.isElementAccessExpression(parent) && parent.argumentExpression === name)
    ? parent
    : name;
}

/** The names of a set that occur in a node: of type parameters in a type. */
export function namesAmong(
  node: ts.Node,
  among: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (at: ts.Node): void => {
    if (ts.isIdentifier(at) && among.has(at.text)) found.add(at.text);
    ts.forEachChild(at, look);
  };
  look(node);
  return found;
}
