// One call that leads to several blocking calls is one report; two calls are two.
import Fastify from "fastify";
import { copyFileSync, readFileSync, renameSync, writeFileSync } from "node:fs";

interface Store {
  [key: string]: number;
}

function load(file: string): Store {
  return JSON.parse(readFileSync(file, "utf8")) as Store;
}

function saveAtomically(file: string, store: Store): void {
  copyFileSync(file, `${file}.bak`);
  writeFileSync(`${file}.new`, JSON.stringify(store));
  renameSync(`${file}.new`, file);
}

function update(file: string, key: string): number {
  const store = load(file);
  const value = (store[key] ?? 0) + 1;
  saveAtomically(file, { ...store, [key]: value });
  return value;
}

const app = Fastify();

app.post<{ Params: { key: string } }>("/count/:key", (request, reply) => {
  const value = update("store.json", request.params.key); // ! no-blocking-call
  return reply.send({ value });
});

app.put<{ Params: { key: string } }>("/reset/:key", (request, reply) => {
  const store = load("store.json"); // ! no-blocking-call
  store[request.params.key] = 0;
  saveAtomically("store.json", store); // ! no-blocking-call
  return reply.code(204).send();
});

export { app };
