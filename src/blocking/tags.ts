import ts from "typescript";

import { createFileFlag } from "../program/files/file-index.ts";

export type BlockingTag = "blocking" | "nonblocking";

const known = new WeakMap<ts.Declaration, BlockingTag | false>();

/** What the JSDoc of a function says of it: `@blocking`, `@nonblocking`. */
export function blockingTagOf(
  declaration: ts.Declaration,
): BlockingTag | undefined {
  let tag = known.get(declaration);
  if (tag === undefined) {
    const names = ts
      .getJSDocTags(declaration)
      .map(({ tagName }) => tagName.text);
    tag = names.includes("nonblocking")
      ? "nonblocking"
      : names.includes("blocking") && "blocking";
    known.set(declaration, tag);
  }
  return tag || undefined;
}

/** Whether any file of a program, packages included, may say `@blocking`. */
export const isTaggedAnywhere: (program: ts.Program) => boolean =
  createFileFlag(
    (program) => program.getSourceFiles(),
    (file) => file.text.includes("@blocking"),
  );
