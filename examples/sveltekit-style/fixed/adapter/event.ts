import type { IncomingMessage } from "node:http";
import type { Cookies, RequestEvent } from "@sveltejs/kit";

/** The event of one request, with what this site uses of it. */
export function eventOf(
  incoming: IncomingMessage,
  body: Buffer,
  id: string | null,
): RequestEvent {
  const url = new URL(incoming.url ?? "/", "http://localhost");
  const method = incoming.method ?? "GET";
  const request = new Request(url, {
    method,
    headers: Object.entries(incoming.headers).map(
      ([name, value]): [string, string] => [name, String(value)],
    ),
    ...(method === "GET" || method === "HEAD"
      ? {}
      : { body: new Uint8Array(body) }),
  });
  const event = {
    request,
    url,
    params: {},
    route: { id },
    locals: { visitor: "", isNew: false },
    cookies: cookiesOf(request),
    tracing: { enabled: false },
    getClientAddress: () => incoming.socket.remoteAddress ?? "",
  };
  return event as unknown as RequestEvent;
}

function cookiesOf(request: Request): Pick<Cookies, "get"> {
  const pairs = (request.headers.get("cookie") ?? "")
    .split(/;\s*/)
    .map((pair) => pair.split("=", 2) as [string, string]);
  const values = new Map(pairs);
  return { get: (name) => values.get(name) };
}
