import Fastify from "fastify";

declare function advance(
  cursor: number,
  seen: number,
): Promise<{ cursor: number; seen: number }>;

let cursor = 0;
let seen = 0;
export const server = Fastify();

server.post("/advance", async () => {
  ({ cursor, seen } = await advance(cursor, seen)); // ! no-shared-state-race
  return { cursor, seen };
});
