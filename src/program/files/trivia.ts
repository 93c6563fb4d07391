import ts from "typescript";

/** A stretch of a file that an edit changed. */
export interface Stretch {
  /** Where it begins, in both texts. */
  readonly start: number;
  /** Where it ends in the old text. */
  readonly end: number;
  /** How far what stands behind it has moved. */
  readonly shift: number;
  readonly sameLines: boolean;
}

/** A stretch between two tokens that an edit changed; the tokens of the file are the same before and after. */
export interface Respaced extends Stretch {
  /** How the code before it ends: whatever quotes code across the stretch holds it too. */
  readonly before: string;
}

interface Gap {
  /** What stands before it in its list, if anything. */
  readonly last: ts.Node | undefined;
  readonly start: number;
  readonly end: number;
}

/**
 * Where two versions of a file differ in spaces and comments alone, between two statements or members:
 * all that can be said of the code is the same. Nothing where they differ in more, or in a comment that
 * speaks: a tag, or what a search of the text may take for a call.
 */
export function respacedBetween(
  before: ts.SourceFile,
  after: ts.SourceFile,
): Respaced | undefined {
  const old = before.text;
  const text = after.text;
  if (!isReadAlike(before, after) || isOvertaken(before)) return undefined;
  const { start, end, shift } = stretchBetween(before, after);
  const was = gapAround(before, start, end);
  const is = gapAround(after, start, end + shift);
  if (!was || !is || was.start !== is.start || was.end + shift !== is.end)
    return undefined;
  const oldGap = old.slice(was.start, was.end);
  const gap = text.slice(is.start, is.end);
  const lines = linesIn(gap);
  // A line break may end a statement.
  if (
    linesIn(oldGap) > 0 !== lines > 0 ||
    speechIn(oldGap, before) !== speechIn(gap, after)
  )
    return undefined;
  return {
    start: was.start,
    end: was.end,
    shift,
    sameLines: linesIn(oldGap) === lines,
    before: endOf(before, was),
  };
}

/** The shortest stretch that two versions of a file differ in. */
export function stretchBetween(
  before: ts.SourceFile,
  after: ts.SourceFile,
): Stretch {
  const old = before.text;
  const text = after.text;
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start))
    start++;
  let same = 0;
  while (
    same < shorter - start &&
    old.charCodeAt(old.length - 1 - same) ===
      text.charCodeAt(text.length - 1 - same)
  )
    same++;
  const end = old.length - same;
  return {
    start,
    end,
    shift: text.length - old.length,
    sameLines:
      linesIn(old.slice(start, end)) ===
      linesIn(text.slice(start, text.length - same)),
  };
}

/** Whether two versions of a file are parsed and resolved by the same rules. */
export function isReadAlike(
  before: ts.SourceFile,
  after: ts.SourceFile,
): boolean {
  return (
    before.fileName === after.fileName &&
    before.languageVersion === after.languageVersion &&
    before.languageVariant === after.languageVariant &&
    before.impliedNodeFormat === after.impliedNodeFormat
  );
}

/** The stretch without tokens, between statements or members, that holds a part of the text. */
function gapAround(
  sourceFile: ts.SourceFile,
  from: number,
  to: number,
): Gap | undefined {
  let node: ts.Node = sourceFile;
  for (;;) {
    const within: ts.Node | undefined = ts.forEachChild(node, (child) =>
      child.pos <= from && to <= child.end ? child : undefined,
    );
    const list = listOf(node);
    if (!within) return list && closing(sourceFile, node, list, from, to);
    const start = within.getStart(sourceFile);
    if (to <= start) {
      const isEnd = within.kind === ts.SyntaxKind.EndOfFileToken;
      const index = isEnd ? list?.length : list?.indexOf(within);
      return list && index !== undefined && index >= 0
        ? { last: list[index - 1], start: within.pos, end: start }
        : undefined;
    }
    node = within;
  }
}

/** Between the last of a list and the brace that closes it. */
function closing(
  sourceFile: ts.SourceFile,
  node: ts.Node,
  list: ts.NodeArray<ts.Node>,
  from: number,
  to: number,
): Gap | undefined {
  const last = list.at(-1);
  const start = last?.end ?? list.pos;
  const end = node.end - 1;
  return sourceFile.text.charAt(end) === "}" && start <= from && to <= end
    ? { last, start, end }
    : undefined;
}

/** The end of what stands before: no more than is sure to be quoted with it. */
function endOf(sourceFile: ts.SourceFile, { last, start }: Gap): string {
  const from = last ? last.getStart(sourceFile) : start - 1;
  const text = sourceFile.text.slice(Math.max(0, from), start);
  return /\S{0,12}$/.exec(text)?.[0] ?? "";
}

function listOf(node: ts.Node): ts.NodeArray<ts.Node> | undefined {
  if (
    ts.isSourceFile(node) ||
    ts.isBlock(node) ||
    ts.isModuleBlock(node) ||
    ts.isCaseOrDefaultClause(node)
  )
    return node.statements;
  return ts.isClassLike(node) || ts.isInterfaceDeclaration(node)
    ? node.members
    : undefined;
}

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}

/** What the comments of a stretch say to whoever reads more than tokens. */
function speechIn(gap: string, { fileName }: ts.SourceFile): string {
  const comments = gap.match(/\/\/.*|\/\*[\s\S]*?\*\//g) ?? [];
  // The comments of a JavaScript file are its types.
  if (/\.[cm]?jsx?$/.test(fileName)) return comments.join("\n");
  return comments
    .map((comment) =>
      comment.includes("@") || comment.startsWith("///")
        ? comment
        : (comment.match(/(?:[\w$]+\s)?[\w$]+\s*\(/g) ?? []).join(),
    )
    .filter((speech) => speech !== "")
    .join("\n");
}

/** Whether the nodes of a file have moved into a newer version of it, so that it is no tree any more. */
export function isOvertaken(sourceFile: ts.SourceFile): boolean {
  const { hasBeenIncrementallyParsed } = sourceFile as {
    // Not part of the public interface.
    readonly hasBeenIncrementallyParsed?: boolean;
  };
  return hasBeenIncrementallyParsed === true;
}

/** The node of the newer version that an older one's became; nothing for what has no text of its own. */
export function movedNode<Node extends ts.Node>(
  node: Node,
  after: ts.SourceFile,
  { start, shift }: Stretch,
): Node | undefined {
  if (ts.isSourceFile(node)) return after as ts.Node as Node;
  const moved = (position: number): number =>
    position <= start ? position : position + shift;
  const pos = moved(node.pos);
  const end = moved(node.end);
  if (pos === end) return undefined;
  return nodeAround(
    after,
    pos,
    end,
    (at): at is Node =>
      at.kind === node.kind && at.pos === pos && at.end === end,
  );
}

/** The outermost node around a stretch of a file that is the wanted one. */
export function nodeAround<Node extends ts.Node>(
  file: ts.SourceFile,
  from: number,
  to: number,
  isWanted: (node: ts.Node) => node is Node,
): Node | undefined {
  let at: ts.Node | undefined = file;
  while (at && !isWanted(at))
    at = ts.forEachChild(at, (child) =>
      child.pos <= from && to <= child.end ? child : undefined,
    );
  return at;
}
