// A router of the project's own on Node's server, which gives its handlers more than the request and the response.
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { readFileSync, statSync } from "node:fs";
import { stat } from "node:fs/promises";

type Params = Record<string, string | undefined>;
type Run = (
  request: IncomingMessage,
  response: ServerResponse,
  params: Params,
) => Promise<void> | void;

const routes: { method: string; pattern: RegExp; run: Run }[] = [];
const on = (method: string, pattern: RegExp, run: Run) =>
  routes.push({ method, pattern, run });

on("GET", /^\/sizes\/(?<file>.+)$/, (_request, response, { file = "" }) => {
  response.end(String(statSync(file).size)); // ! no-blocking-call
});
on("GET", /^\/later\/(?<file>.+)$/, async (_request, response, params) => {
  response.end(String((await stat(params["file"] ?? "")).size));
});
const banner = readFileSync("banner.txt", "utf8");
on("GET", /^\/$/, (_request, response) => {
  response.end(banner);
});

let text = "";
on("POST", /^\/echo\/(?<name>.+)$/, async (request, response, { name }) => {
  text = `${name ?? ""}:`; // ! no-request-state-leak
  for await (const chunk of request) response.write(String(chunk));
  response.end(text);
});

// What a handler calls with its own request is part of it.
function timed(
  request: IncomingMessage,
  response: ServerResponse,
  work: (
    request: IncomingMessage,
    response: ServerResponse,
    from: number,
  ) => void,
): void {
  work(request, response, Date.now());
}
on("GET", /^\/timed$/, (request, response) => {
  timed(request, response, (_request, answer, from) => {
    answer.end(readFileSync("timed.txt", "utf8") + String(from)); // ! no-blocking-call
  });
});

// So is what runs under a lock that the handler takes.
let queue: Promise<unknown> = Promise.resolve();
let sold = 0;
function locked(
  request: IncomingMessage,
  response: ServerResponse,
  work: (
    request: IncomingMessage,
    response: ServerResponse,
    from: number,
  ) => Promise<void>,
): Promise<void> {
  const turn = queue.then(() => work(request, response, Date.now()));
  queue = turn.catch(() => undefined);
  return turn;
}
on("POST", /^\/sell$/, async (request, response) => {
  await locked(request, response, async (_request, answer, from) => {
    const before = sold;
    await stat("stock");
    sold = before + 1;
    answer.end(String(from));
  });
});

createServer(async (request, response) => {
  for (const { method, pattern, run } of routes) {
    const match =
      method === request.method ? pattern.exec(request.url ?? "") : null;
    if (match) return await run(request, response, { ...match.groups });
  }
  response.writeHead(404).end();
}).listen(3000);
