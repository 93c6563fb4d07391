// The settings of an application are shared by all requests, however they are reached.
import express from "express";

import { whoAsks } from "./who.ts";

interface Users {
  find(id: string): Promise<string>;
}

const app = express();
app.set("trust proxy", 1);
app.set("view engine", "ejs");

app.use((request, _response, next) => {
  app.set("user", request.query.user); // ! no-request-state-leak
  next();
});

app.get("/me", (request, response) => {
  response.send(whoAsks(request));
});

app.get("/tenant", async (request, response) => {
  request.app.set("tenant", request.query.tenant); // ! no-request-state-leak
  await fetch("https://example.org");
  response.send(request.app.get("tenant"));
});

app.get("/count", async (_request, response) => {
  const hits = Number(app.get("count") ?? 0);
  await fetch("https://example.org");
  app.set("count", hits + 1); // ! no-shared-state-race
  response.send(String(hits));
});

app.get("/users/:id", async (request, response) => {
  const users = request.app.get("users") as Users;
  response.send(await users.find(request.params.id));
});

app.get("/hits", (_request, response) => {
  app.set("hits", Number(app.get("hits") ?? 0) + 1);
  response.send(String(app.get("hits")));
});

app.put("/motd", (request, response) => {
  app.set("motd", request.body.motd);
  response.end();
});

app.get("/motd", (_request, response) => {
  response.send(app.get("motd"));
});
