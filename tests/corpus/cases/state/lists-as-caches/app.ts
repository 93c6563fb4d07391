// A list as a cache: who finds nothing loads, and keeps what came. Twice the work at most, which is advice.
import express from "express";
import { cache } from "./list-cache";

interface User {
  readonly name: string;
  readonly hash: string;
}

declare const node: {
  history(id: string): Promise<readonly string[]>;
  insert(name: string): Promise<string>;
};
declare function hashOf(password: string): Promise<string>;

const app = express();

app.get("/history/:id", async (request, response) => {
  let history = cache.get<readonly string[]>("history", request.params.id);
  if (!history) {
    history = await node.history(request.params.id);
    cache.set("history", request.params.id, history); // !strict no-shared-state-race
  }
  response.json(history);
});

function historyOf(id: string): Promise<readonly string[]> {
  const known = cache.get<readonly string[]>("history", id);
  if (known) {
    return Promise.resolve(known);
  }
  return node.history(id).then((history) => {
    cache.set("history", id, history); // !strict no-shared-state-race
    return history;
  });
}

app.get("/length/:id", async (request, response) => {
  response.json((await historyOf(request.params.id)).length);
});

const users: User[] = [];

// The other side turns the request away: one was to be let in.
app.post("/users", async (request, response) => {
  const { name, password } = request.body as Record<string, string>;
  if (users.some((user) => user.name === name)) {
    response.sendStatus(409);
    return;
  }
  users.push({ name: name ?? "", hash: await hashOf(password ?? "") }); // ! no-shared-state-race:staleCheck
  response.sendStatus(201);
});

async function register(name: string, password: string): Promise<boolean> {
  const known = users.find((user) => user.name === name);
  if (known) return false;
  const hash = await hashOf(password);
  users.push({ name, hash }); // ! no-shared-state-race:staleCheck
  return true;
}

// What is done twice takes something.
async function userOf(name: string): Promise<User> {
  const known = users.find((user) => user.name === name);
  if (known) return known;
  const user = { name, hash: await node.insert(name) };
  users.push(user); // ! no-shared-state-race:staleCheck
  return user;
}

app.put("/users/:name", async (request, response) => {
  const { name } = request.params;
  if (await register(name, String(request.query["password"])))
    response.json(await userOf(name));
  else response.sendStatus(409);
});

export { app };
