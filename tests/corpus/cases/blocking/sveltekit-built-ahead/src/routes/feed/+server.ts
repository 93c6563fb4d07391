// Right: it runs once, while the site is built.
import { readFileSync } from "node:fs";
import type { RequestHandler } from "@sveltejs/kit";

export const prerender = true;

export const GET: RequestHandler = () =>
  new Response(readFileSync("posts/feed.xml", "utf8"));
