// A time that other code goes by as well is the process's own, not the start of one request.
import Fastify from "fastify";

export const app = Fastify();

declare function rest(): Promise<void>;

let lastSeen = 0;
let started = 0;

app.addHook("onRequest", async () => {
  lastSeen = Date.now();
});
app.addHook("onResponse", async () => {
  if (Date.now() - lastSeen > 60_000) await rest();
});
app.get("/idle", async () => ({ idle: Date.now() - lastSeen }));

app.addHook("onRequest", async () => {
  started = Date.now(); // ! no-shared-state-race
});
app.addHook("onResponse", async (request) => {
  request.log.info(`${request.url} took ${Date.now() - started} ms`);
});
