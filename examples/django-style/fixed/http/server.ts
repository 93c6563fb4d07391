import http from "node:http";
import { buffer } from "node:stream/consumers";

import { log } from "../log.ts";
import type { GetResponse } from "./chain.ts";
import { HttpRequest } from "./message.ts";

async function serve(
  getResponse: GetResponse,
  incoming: http.IncomingMessage,
  outgoing: http.ServerResponse,
): Promise<void> {
  const request = new HttpRequest({
    method: incoming.method ?? "GET",
    path: new URL(incoming.url ?? "/", "http://localhost").pathname,
    headers: new Map(
      Object.entries(incoming.headers).map(([name, value]) => [
        name,
        String(value),
      ]),
    ),
    body: await buffer(incoming),
    address: incoming.socket.remoteAddress ?? "",
  });
  const { status, headers, body } = await getResponse(request);
  outgoing.writeHead(status, Object.fromEntries(headers));
  outgoing.end(body);
}

export function createServer(getResponse: GetResponse): http.Server {
  return http.createServer((incoming, outgoing) => {
    serve(getResponse, incoming, outgoing).catch((error: unknown) => {
      log("error", "unhandled", { error: String(error) });
      outgoing.writeHead(500).end("Server Error (500)");
    });
  });
}
