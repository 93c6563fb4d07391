import ts from "typescript";

import { importEdits } from "../effects/import-edits.ts";
import type { Repair, TextEdit } from "../finding.ts";
import type { Project } from "../project.ts";
import type { Mode } from "./declared-capability.ts";
import type { Flag } from "./layer.ts";
import type { ClassLayer } from "./layers.ts";
import { markOf } from "./mark.ts";

const runtime = "eslint-plugin-async-middleware/runtime";

/** `markCoroutineFunction(this)` at the end of the class's own constructor. */
export function markRepairs(
  owner: ts.ClassLikeDeclaration,
  mode: Mode,
): readonly Repair[] {
  const edits = mode === "async" ? markEdits(owner) : undefined;
  return edits ? [{ kind: "addMark", edits }] : [];
}

function markEdits(
  owner: ts.ClassLikeDeclaration,
): readonly TextEdit[] | undefined {
  const constructor = owner.members.find(
    (member): member is ts.ConstructorDeclaration =>
      ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
  const body = constructor?.body;
  if (!body) return undefined;
  const imports = importEdits(owner.getSourceFile(), {
    module: runtime,
    name: "markCoroutineFunction",
  });
  if (!imports) return undefined;
  const end = body.end - 1;
  const last = body.statements.at(-1);
  const indent = indentOf(constructor);
  const text = last
    ? `\n${indent}  markCoroutineFunction(this);`
    : `\n${indent}  markCoroutineFunction(this);\n${indent}`;
  return [...imports, { start: last?.end ?? end, end: last?.end ?? end, text }];
}

function indentOf(node: ts.Node): string {
  const { text } = node.getSourceFile();
  const start = text.lastIndexOf("\n", node.getStart()) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? "";
}

/** `syncCapable = false` beside a declared `asyncCapable`. */
export function syncRepairs(
  owner: ts.ClassLikeDeclaration,
  syncCapable: Flag | undefined,
  asyncCapable: Flag | undefined,
): readonly Repair[] {
  const flag = syncCapable ?? asyncCapable;
  if (
    !flag ||
    flag.node.parent !== owner ||
    !ts.isPropertyDeclaration(flag.node)
  )
    return [];
  const { initializer, name } = flag.node;
  if (!initializer) return [];
  if (syncCapable) {
    const [start, end] = [initializer.getStart(), initializer.end];
    return [{ kind: "denySync", edits: [{ start, end, text: "false" }] }];
  }
  const isSnake = name.getText().includes("_");
  const twin = isSnake ? "sync_capable" : "syncCapable";
  const text = flag.node
    .getText()
    .replace(name.getText(), twin)
    .replace(/=\s*true/, "= false");
  const { end } = flag.node;
  return [
    {
      kind: "denySync",
      edits: [{ start: end, end, text: `\n${indentOf(flag.node)}${text}` }],
    },
  ];
}

/** Both flags and the mark for a class that is async and says nothing of it. */
export function declareRepairs(
  project: Project,
  { owner, call }: ClassLayer,
): readonly Repair[] {
  const [first] = owner.members;
  if (!first || call?.declaration.parent !== owner) return [];
  const edits = markOf(project, owner) === "unmarked" ? markEdits(owner) : [];
  if (!edits) return [];
  const indent = indentOf(first);
  const start = first.getStart();
  const text = `static readonly asyncCapable = true;\n${indent}static readonly syncCapable = false;\n\n${indent}`;
  return [{ kind: "declare", edits: [...edits, { start, end: start, text }] }];
}
