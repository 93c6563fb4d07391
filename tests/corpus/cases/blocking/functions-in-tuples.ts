// Functions that are returned side by side and taken apart by position.
import { readFileSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import express from "express";

function fileStore(path: string) {
  const read = (): string => readFileSync(path, "utf8");
  return [read, (text: string): void => writeFileSync(path, text)] as const;
}

const asyncStore = (path: string) =>
  [
    () => readFile(path, "utf8"),
    (text: string) => writeFile(path, text),
  ] as const;

const [readNote, writeNote] = fileStore("note.txt");
const [readLater, writeLater] = asyncStore("note.txt");
const [first, second] = [(): string => "a", () => readFileSync("b", "utf8")];

export const app = express();
app.get("/note", (_req, res) => {
  res.send(readNote()); // ! no-blocking-call
});
app.put("/note", (req, res) => {
  writeNote(String(req.query["text"])); // ! no-blocking-call
  res.send(first());
});
app.get("/b", (_req, res) => {
  res.send(second()); // ! no-blocking-call
});
app.put("/later", async (req, res) => {
  await writeLater(String(req.query["text"]));
  res.send(await readLater());
});
