import { expect, it } from "vitest";

import { lintFile, programOf, typeErrors, virtual } from "../lint.ts";

const http = `
  interface IncomingMessage { readonly url?: string }
  class ServerResponse { writeHead(status: number): this; end(text?: string): this }
  type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;
  function createServer(listener: RequestListener): void;
`;

/** As `@types/node` declares its modules up to 24, and as it does since. */
it.each([
  ["http", "node:http"],
  ["node:http", "http"],
])("knows Node's server where %s is declared and %s by it", (first, second) => {
  const program = programOf(
    {
      "node.d.ts": `
        declare module "${first}" {${http}}
        declare module "${second}" { export * from "${first}"; }
      `,
      "server.ts": `
        import { createServer } from "node:http";
        createServer((request, response) => {
          if (request.url === "/health") {
            response.writeHead(200);
            response.end("ok");
          }
          response.writeHead(404);
          response.end();
        });
      `,
    },
    { types: [] },
  );
  expect(typeErrors(program, virtual(""))).toEqual([]);
  expect(
    lintFile(program, virtual("server.ts")).map(({ ruleId, line }) => [
      ruleId,
      line,
    ]),
  ).toEqual([["async-middleware/single-answer", 8]]);
});
