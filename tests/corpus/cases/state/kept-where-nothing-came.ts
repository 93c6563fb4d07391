// `cursor = last ?? cursor` keeps what is there where nothing came: it renews nothing that `last` was computed from.
import express from "express";

interface Row {
  readonly id: number;
}

declare const rows: {
  after(id: number): Promise<readonly Row[]>;
  newest(): Promise<Row | undefined>;
};

const app = express();

let cursor = 0;
app.get("/export", async (_request, response) => {
  const page = await rows.after(cursor);
  cursor = page.at(-1)?.id ?? cursor; // ! no-shared-state-race:lostUpdate
  response.json(page);
});

let chosen = 0;
app.get("/chosen", async (_request, response) => {
  const page = await rows.after(chosen);
  chosen = page[0] ? page[0].id : chosen; // ! no-shared-state-race:lostUpdate
  response.json(page);
});

// What is there now is looked at: a mark that only rises.
let highest = 0;
app.get("/highest", async (_request, response) => {
  const page = await rows.after(highest);
  const last = page.at(-1)?.id ?? 0;
  highest = last > highest ? last : highest;
  response.json(page);
});

let atLeast = 0;
app.get("/at-least", async (_request, response) => {
  const page = await rows.after(atLeast);
  atLeast = Math.max(page.at(-1)?.id ?? 0, atLeast);
  response.json(page);
});

// What comes has nothing to do with what was there.
let newest: Row | undefined;
app.get("/newest", async (_request, response) => {
  newest = (await rows.newest()) ?? newest;
  response.json(newest);
});

export default app;
