import type { Interceptor } from "@connectrpc/connect";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

const atStart = readFileSync("client.pem", "utf8");

export const certificate: Interceptor = (next) => {
  // Once for each transport.
  const pem = readFileSync("transport.pem", "utf8");
  return async (request) => {
    const token = readFileSync("token", "utf8"); // ! no-blocking-call
    request.header.set("authorization", token.trim());
    request.header.set("x-client", `${String(pem.length)}/${atStart}`);
    return next(request);
  };
};

export const asyncToken: Interceptor = (next) => async (request) => {
  const token = await readFile("token", "utf8");
  request.header.set("authorization", token.trim());
  return next(request);
};
