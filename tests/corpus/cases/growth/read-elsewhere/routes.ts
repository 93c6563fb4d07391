import express from "express";
import fastify from "fastify";

import { allNotes, keep, moves, note, post, turns } from "./board.ts";

const app = express();
const server = fastify();

app.post("/turns", express.json(), (req, res) => {
  post(req.body); // !strict no-unbounded-shared-state
  res.json(turns());
});

app.post("/moves/:move", (req, res) => {
  moves.push(req.params.move); // !strict no-unbounded-shared-state
  res.json({ moves });
});

app.post("/notes/:text", (req, res) => {
  note(req.params.text);
  keep(req.params.text);
  res.sendStatus(204);
});

app.delete("/notes", (_req, res) => {
  allNotes().length = 0;
  res.sendStatus(204);
});

const seen: string[] = [];
server.post<{ Body: { id: string } }>("/seen", async (request) => {
  seen.push(request.body.id); // !strict no-unbounded-shared-state
  return { seen };
});

const trim = ({ list }: { list: string[] }): void => {
  list.splice(100);
};
const recent: string[] = [];
server.post<{ Body: { id: string } }>("/recent", async (request) => {
  recent.push(request.body.id);
  trim({ list: recent });
  return { count: recent.length };
});
