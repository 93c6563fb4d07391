import express from "express";
import fastify from "fastify";

import {
  Answers,
  failRight,
  failWith,
  showFound,
  showRight,
} from "./answers.ts";
import { Uploads } from "./uploads.ts";

declare const store: { find(id: string): Promise<string | undefined> };

const answers = new Answers();
const app = express();
app.get("/items/:id", (req, res) => showFound(store, req, res));
app.get("/right/:id", (req, res, next) => showRight(store, req, res, next));
app.post("/items", (req, res) => {
  if (req.headers.accept === "x") answers.notFound(new Error("x"), res);
  else if (req.headers.accept === "y") answers.either(new Error("y"), res);
  else failRight(res, new Error("z"));
});
app.put("/items", (_req, res) => {
  failWith(res, new Error("w"), 400);
});
app.delete("/items", (_req, res) => {
  answers.apart(res, true);
});
app.patch("/items", (_req, res) => {
  answers.streamed(res, ["1"]);
});

const server = fastify();
const uploads = new Uploads();
server.post<{ Body: { name: string } }>("/files", (request, reply) =>
  uploads.keep(server, request, reply),
);
server.put<{ Body: { name: string } }>("/files", (request, reply) =>
  uploads.keepRight(server, request, reply),
);
