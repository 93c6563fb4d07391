import Fastify from "fastify";

declare function countRows(table: string): Promise<number>;

let rows = 0;
export const server = Fastify();

server.post<{ Params: { table: string } }>("/import/:table", (request) => {
  const base = rows;
  return countRows(request.params.table).then((count) => {
    rows = base + count; // ! no-shared-state-race
    return { rows };
  });
});
