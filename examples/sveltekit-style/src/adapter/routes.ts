import type { IncomingMessage } from "node:http";
import { error, type RequestEvent, type RequestHandler } from "@sveltejs/kit";

import * as page from "../routes/+server.ts";
import * as answers from "../routes/api/answers/+server.ts";
import * as results from "../routes/api/results/+server.ts";
import * as metrics from "../routes/metrics/+server.ts";
import * as style from "../routes/style.css/+server.ts";

type Endpoint = (event: RequestEvent) => Response | Promise<Response>;
type Methods = Readonly<Partial<Record<string, RequestHandler>>>;

const routes: Readonly<Partial<Record<string, Methods>>> = {
  "/": page,
  "/api/answers": answers,
  "/api/results": results,
  "/metrics": metrics,
  "/style.css": style,
};

export function endpointOf(incoming: IncomingMessage): {
  readonly endpoint: Endpoint;
  readonly id: string | null;
} {
  const { pathname } = new URL(incoming.url ?? "/", "http://localhost");
  const methods = routes[pathname];
  if (!methods) return { endpoint: () => error(404, "Not found"), id: null };
  const endpoint = methods[incoming.method ?? "GET"] as Endpoint | undefined;
  return {
    endpoint: endpoint ?? (() => error(405, "Method not allowed")),
    id: pathname,
  };
}
