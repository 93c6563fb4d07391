import { createServer } from "node:http";
import { it, expect } from "vitest";
const all: string[] = [];
createServer((req, res) => {
  all.push(req.url ?? ""); // !strict no-unbounded-shared-state
  res.end(String(all.length));
}).listen(1);
it("asks twice", async () => {
  const requests: string[] = [];
  const server = createServer((req, res) => {
    requests.push(req.url ?? "");
    res.end();
  }).listen(0);
  await fetch("http://localhost");
  expect(requests).toEqual(["/"]);
  server.close();
});
