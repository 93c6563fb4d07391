import type ts from "typescript";

/** What an analysis has to say about one place, as plain data: no rule, no ESLint in it. */
export interface Finding<Kind extends string = string> {
  /** What happened; a rule uses it as its `messageId`. */
  readonly kind: Kind;
  /** `error` belongs to `recommended`, `advice` to `strict`. */
  readonly tier: "error" | "advice";
  /** Where the report stands; always in the source file that was asked about. */
  readonly node: ts.Node;
  /** What fills the placeholders of the message. */
  readonly facts: Readonly<Record<string, string>>;
  /** The calls that lead from `node` to the place where it happens, in order; may be empty. */
  readonly chain: readonly ChainStep[];
  /** Ready rewrites; each is offered as a suggestion. */
  readonly repairs: readonly Repair[];
}

export interface ChainStep {
  /** As the code names it: `loadUser`, `UserStore.find`, `new Config`. */
  readonly name: string;
  readonly node: ts.Node;
}

export interface Repair {
  /** The suggestion's `messageId`. */
  readonly kind: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly edits: readonly TextEdit[];
}

export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The line of a node as a message names it, with its file where that is another one than the linted. */
export function lineOf(node: ts.Node, sourceFile: ts.SourceFile): string {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
  const at = `line ${String(line + 1)}`;
  return file === sourceFile
    ? at
    : `${at} of ${file.fileName.split("/").at(-1) ?? ""}`;
}
