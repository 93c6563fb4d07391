import ts from "typescript";

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
