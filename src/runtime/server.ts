import { isUtf8 } from "node:buffer";
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";

import type { Chain } from "./chain.ts";
import { HttpRequest, type HttpResponse } from "./http.ts";
import { closeResponse, readBody } from "./stream.ts";

/** A listening server. */
export interface RunningServer {
  readonly port: number;
  /**
   * Takes no further connections, and resolves when the last request in flight is answered; those
   * that take longer than `within` milliseconds lose their connection.
   */
  close(within?: number): Promise<void>;
}

/** How a server listens. */
export interface ServeOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
}

/**
 * Serves a chain with `node:http`, whatever its root: an async chain is entered on the event loop
 * as under ASGI, a sync one on a worker thread as under WSGI (SPEC section 1, root mode).
 */
export async function serve(
  chain: Chain,
  { port = 0, host = "127.0.0.1" }: ServeOptions = {},
): Promise<RunningServer> {
  const server = createServer((message, reply) => {
    void answer(chain, message, reply);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    close: (within) => closed(server, within),
  };
}

async function answer(
  chain: Chain,
  message: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  let response: HttpResponse | undefined;
  try {
    response = await chain.handle(await requestOf(message));
    // A server that closes tells its clients not to wait for more on this connection.
    if (!message.socket.destroyed) await send(response, reply);
  } catch {
    // No response left the application (SPEC section 4): the server's own answer.
    if (!reply.headersSent) reply.writeHead(500).end();
    // Half a body must not look like a whole one.
    else reply.destroy();
  } finally {
    if (response !== undefined) await closeResponse(response);
  }
}

async function requestOf(message: IncomingMessage): Promise<HttpRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk as Uint8Array);
  const body = Buffer.concat(chunks);
  const [path = "/", ...query] = (message.url ?? "/").split("?");
  const headers = Object.entries(message.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : (value ?? ""),
  ]);
  return new HttpRequest({
    method: message.method ?? "GET",
    path,
    query: query.join("?"),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: isUtf8(body) ? body.toString("utf8") : new Uint8Array(body),
    META: { REMOTE_ADDR: message.socket.remoteAddress ?? "" },
  });
}

async function send(
  response: HttpResponse,
  reply: ServerResponse,
): Promise<void> {
  reply.writeHead(response.statusCode, {
    ...Object.fromEntries(response.headers),
    ...(response.cookies && { "set-cookie": response.cookies }),
  });
  for await (const chunk of readBody(response)) {
    if (reply.destroyed) break;
    if (!reply.write(chunk))
      await new Promise<void>((resolve) => {
        reply.once("drain", resolve).once("close", resolve);
      });
  }
  reply.end();
}

async function closed(server: Server, within?: number): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
  server.closeIdleConnections();
  // Keep-alive connections become idle one by one as their requests end.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const deadline =
    within === undefined
      ? undefined
      : setTimeout(() => server.closeAllConnections(), within);
  try {
    await done;
  } finally {
    clearInterval(sweep);
    clearTimeout(deadline);
  }
}
