import { readFileSync } from "node:fs";
import type { RequestHandler } from "@sveltejs/kit";

import { config } from "../../lib/server/config.ts";

export const GET: RequestHandler = () => {
  const css = readFileSync(new URL("style.css", config.static), "utf8");
  return new Response(css, { headers: { "content-type": "text/css" } });
};
