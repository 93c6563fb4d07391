import { appendFile } from "node:fs/promises";
import path from "node:path";

import { settings } from "../settings.ts";

export interface Note {
  readonly image: string;
  readonly by: string;
  readonly text: string;
}

const notes: Note[] = [];

export async function keepNote(note: Note): Promise<void> {
  const file = path.join(settings.sessions, "notes.ndjson");
  await appendFile(file, `${JSON.stringify(note)}\n`);
  notes.push(note);
}

export function notesOn(image: string): readonly Note[] {
  return notes.filter((note) => note.image === image);
}
