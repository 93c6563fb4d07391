// prpl-server#58, vercel/serve#167, maestro#116
import fs from "node:fs";
import * as path from "node:path";
import type { IncomingMessage, ServerResponse } from "node:http";
import express from "express";
export function makeHandler(
  root: string,
): (request: express.Request, response: express.Response) => void {
  const absRoot = path.resolve(root);
  const config = fs.existsSync(path.join(absRoot, "polymer.json"));
  return function prplHandler(request, response) {
    const fileName = path.normalize(path.join(absRoot, request.path));
    const found = fs.existsSync(fileName); // ! no-blocking-call
    if (config && found) {
      response.sendFile(fileName);
      return;
    }
    response.sendFile(path.join(absRoot, "index.html"));
  };
}
const fileExists = (file: string) =>
  new Promise<boolean>((resolve) => fs.stat(file, (err) => resolve(!err)));
export function makeHandlerFixed(root: string) {
  const absRoot = path.resolve(root);
  return async function prplHandler(
    request: express.Request,
    response: express.Response,
  ) {
    const fileName = path.normalize(path.join(absRoot, request.path));
    response.sendFile(
      (await fileExists(fileName))
        ? fileName
        : path.join(absRoot, "index.html"),
    );
  };
}
const app = express();
app.get("/app/*splat", makeHandler("build"));
app.get("/lib/*splat", makeHandlerFixed("build"));
export const serve = async (req: IncomingMessage, res: ServerResponse) => {
  const related = path.parse(path.join("public", req.url ?? "/"));
  const file = path.format(related);
  const isDirectory = fs.statSync(file).isDirectory(); // ! no-blocking-call
  const listing = isDirectory ? fs.readdirSync(file) : []; // ! no-blocking-call
  res.end(listing.join("\n"));
};
import http from "node:http";
http.createServer((req, res) => {
  serve(req, res);
});
