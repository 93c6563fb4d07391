import type ts from "typescript";

import { ownFilesOf } from "./declared-names.ts";
import { configurationOf } from "./file-index.ts";
import { maySpeak } from "./identifiers.ts";

interface Held {
  /** The one program whose files it holds now. */
  holds: WeakSet<ts.Program>;
  files: readonly ts.SourceFile[];
  /** By name, which of the files may speak of it. */
  readonly byName: Map<string, Set<number>>;
}

const byConfiguration = new Map<string, Held>();

/** Names of this many configurations are held at a time, and so many of each. */
const mostConfigurations = 4;
const mostNames = 4_000;

/**
 * The project's own files, in their order, that may have an identifier, or a member's name in quotes, that reads
 * so. In an editor only the files that an edit changed are asked again for a name that was asked for before.
 */
export function filesSpeaking(
  program: ts.Program,
  name: string,
): readonly ts.SourceFile[] {
  const { files, byName } = heldFor(program);
  let places = byName.get(name);
  if (!places) {
    if (byName.size >= mostNames) byName.clear();
    places = new Set<number>();
    for (const [index, file] of files.entries())
      if (maySpeak(file, name)) places.add(index);
    byName.set(name, places);
  }
  return [...places]
    .sort((left, right) => left - right)
    .flatMap((index) => files[index] ?? []);
}

function heldFor(program: ts.Program): Held {
  const configuration = configurationOf(program);
  let held = byConfiguration.get(configuration);
  if (!held) {
    held = { holds: new WeakSet(), files: [], byName: new Map() };
    byConfiguration.set(configuration, held);
    const [oldest] = byConfiguration.keys();
    if (byConfiguration.size > mostConfigurations && oldest !== undefined)
      byConfiguration.delete(oldest);
  }
  if (!held.holds.has(program)) {
    takeOver(held, ownFilesOf(program));
    held.holds = new WeakSet([program]);
  }
  return held;
}

function takeOver(held: Held, files: readonly ts.SourceFile[]): void {
  const before = held.files;
  held.files = files;
  if (
    before.length !== files.length ||
    before.some(({ fileName }, index) => files[index]?.fileName !== fileName)
  ) {
    held.byName.clear();
    return;
  }
  for (const [index, file] of files.entries()) {
    if (before[index] === file) continue;
    for (const [name, places] of held.byName)
      if (maySpeak(file, name)) places.add(index);
      else places.delete(index);
  }
}
