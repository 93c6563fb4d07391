// Wrong: `auto` may leave it for requests, and `false` does.
import { readFileSync } from "node:fs";
import type { RequestHandler } from "@sveltejs/kit";

export const prerender = false;

export const GET: RequestHandler = () =>
  new Response(readFileSync("posts/feed.xml", "utf8")); // ! no-blocking-call
