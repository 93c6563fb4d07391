import { readFile } from "node:fs/promises";
import type { RequestHandler } from "@sveltejs/kit";

import { config } from "../../lib/server/config.ts";

export const GET: RequestHandler = async () => {
  const css = await readFile(new URL("style.css", config.static), "utf8");
  return new Response(css, { headers: { "content-type": "text/css" } });
};
