// What is written between the headers and the end of an answer isn't expected to fail, unless it is waited for.
import express from "express";
import http from "node:http";

declare function save(request: object): Promise<void>;
declare function rowsOf(request: object): AsyncIterable<string>;

function problem(message: string): { readonly message: string } {
  return { message };
}

function fail(response: express.Response, message: string): void {
  response.writeHead(500, { "Content-Type": "application/json" });
  response.end(JSON.stringify(problem(message)));
}

export const app = express();

app.post("/", async (req, res) => {
  try {
    await save(req);
    res.writeHead(201, { "Cache-Control": "no-cache" });
    res.end(JSON.stringify(problem("none")));
  } catch (error) {
    fail(res, String(error));
  }
});

export const server = http.createServer(async (request, response) => {
  try {
    await save(request);
    response.writeHead(200);
    response.write(JSON.stringify({ saved: true }));
    response.end();
  } catch (error) {
    response.writeHead(500);
    response.end(String(error));
  }
});

export const rows = http.createServer(async (request, response) => {
  try {
    response.writeHead(200);
    await save(request);
    response.end();
  } catch (error) {
    response.writeHead(500); // ! single-answer
    response.end(String(error));
  }
});
