import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

let open = 0;

/** The variables in here are those of one request. */
export async function accept(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  let sent = head.length;
  let user = "";
  user = String(request.headers.authorization);
  await sleep(10);
  socket.write(user);
  open += 1;
  socket.on("data", async (chunk: Buffer) => {
    const before = sent;
    await sleep(chunk.length);
    sent = before + chunk.length;
  });
  socket.once("close", () => {
    open -= 1;
  });
}
