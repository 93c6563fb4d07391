import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { accept } from "./accept.ts";

export const server = createServer();

let upgrades = 0;
let requests = 0;
let visitor: string | undefined;

server.on("upgrade", async (request, socket, head) => {
  const before = upgrades;
  await sleep(10);
  upgrades = before + 1; // ! no-shared-state-race:lostUpdate
  await accept(request, socket, head);
});

server.on("request", async (request, response) => {
  requests += 1;
  visitor = request.headers.authorization; // ! no-request-state-leak
  await sleep(10);
  response.end(`${String(visitor)}, ${String(requests)}`);
});

server.on("listening", async () => {
  const before = requests;
  await sleep(10);
  requests = before;
});
