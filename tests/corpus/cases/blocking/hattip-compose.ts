import { compose, type RequestHandler } from "@hattip/compose";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

const robots: RequestHandler = async (ctx) => {
  if (ctx.url.pathname !== "/robots.txt") return ctx.next();
  return new Response(readFileSync("robots.txt")); // ! no-blocking-call
};

const favicon: RequestHandler = async (ctx) => {
  if (ctx.url.pathname !== "/favicon.ico") return ctx.next();
  return new Response(await readFile("favicon.ico"));
};

export default compose(robots, favicon, () => new Response("none"));
