import type ts from "typescript";

import { ownFilesOf } from "./declared-names.ts";
import { createHeld } from "./held.ts";
import { maySpeak } from "./identifiers.ts";

interface Speakers {
  files: readonly ts.SourceFile[];
  /** By name, which of the files may speak of it. */
  readonly byName: Map<string, Set<number>>;
}

/** So many names are held. */
const mostNames = 4_000;

const speakersIn = createHeld<Speakers>(
  () => ({ files: [], byName: new Map() }),
  (speakers, program) => {
    takeOver(speakers, ownFilesOf(program));
  },
);

/**
 * The project's own files, in their order, that may have an identifier, or a member's name in quotes, that reads
 * so. In an editor only the files that an edit changed are asked again for a name that was asked for before.
 */
export function filesSpeaking(
  program: ts.Program,
  name: string,
): readonly ts.SourceFile[] {
  const { files, byName } = speakersIn(program);
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

function takeOver(speakers: Speakers, files: readonly ts.SourceFile[]): void {
  const before = speakers.files;
  speakers.files = files;
  if (
    before.length !== files.length ||
    before.some(({ fileName }, index) => files[index]?.fileName !== fileName)
  ) {
    speakers.byName.clear();
    return;
  }
  for (const [index, file] of files.entries()) {
    if (before[index] === file) continue;
    for (const [name, places] of speakers.byName)
      if (maySpeak(file, name)) places.add(index);
      else places.delete(index);
  }
}
