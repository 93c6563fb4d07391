// A handler that another one calls has its mistake told where it stands, though a helper of its own makes it.
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";

declare function userOf(
  authorization: string | undefined,
): Promise<string | null>;
declare function allowedOn(path: string): Promise<ReadonlySet<string>>;

class Backend {
  current: string | null = null;

  async authenticate(authorization: string | undefined): Promise<boolean> {
    this.current = await userOf(authorization);
    return this.current !== null;
  }
}

const backend = new Backend();

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { authorization } = request.headers;
  const isKnown = await backend.authenticate(authorization); // ! no-request-state-leak
  if (!isKnown) {
    response.writeHead(401).end();
    return;
  }
  const allowed = await allowedOn(request.url ?? "/");
  response.writeHead(allowed.has(backend.current ?? "") ? 200 : 403).end();
}

createServer((request, response) => void answer(request, response)).listen(
  8000,
);
