import { dev, browser } from "$app/environment";
import { error, type RequestHandler } from "@sveltejs/kit";

import { buildIndex } from "../../index-of-pages.ts";

export const GET: RequestHandler = async () => {
  // What is built has an index already.
  if (dev) return new Response(await buildIndex());
  error(404, "no index");
};

export const POST: RequestHandler = async () => {
  if (!dev) return new Response(await buildIndex()); // ! no-blocking-call
  return new Response(null, { status: 204 });
};

export const PUT: RequestHandler = async () => {
  if (browser) return new Response(null, { status: 204 });
  return new Response(await buildIndex()); // ! no-blocking-call
};

export const DELETE: RequestHandler = async () => {
  if (!dev) error(404, "only here");
  return new Response(await buildIndex());
};
