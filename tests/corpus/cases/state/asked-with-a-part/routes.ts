// What somebody answers to a part of a shared object is no copy of that object.
import express from "express";
import library from "./library.js";

export const app = express();

async function dropUnused(ids: string[]): Promise<void> {
  const unused = await library.books.find({ ids });
  unused.forEach(({ shelf, id }: { shelf: string; id: string }) => {
    library.drop(shelf, id);
  });
}

app.delete("/shelves/authors", async (_request, response) => {
  const rows = await library.books.find({ with: library.loans });
  const ids: string[] = [];
  for (const row of rows) ids.push(...row.members);
  if (ids.length > 0) await dropUnused(ids);
  response.sendStatus(204);
});

let drafts: string[] = [];

// A copy of the list itself is one.
app.post("/drafts", async (request, response) => {
  const before = [...drafts];
  const members: string[] = await library.books.find(request.body);
  drafts = [...before, ...members]; // ! no-shared-state-race
  response.sendStatus(201);
});
