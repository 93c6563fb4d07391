import Database from "better-sqlite3";

const db = new Database("notes.db");

interface Note {
  readonly id: number;
  readonly text: string;
}

const all = db.prepare<[], Note>(
  "select id, text from notes order by id desc limit 50",
);
const insert = db.prepare<[string]>("insert into notes (text) values (?)");

export function latestNotes(): Note[] {
  return all.all();
}

export function addNote(text: string): void {
  insert.run(text);
}
