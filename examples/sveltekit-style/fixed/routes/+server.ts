import type { RequestHandler } from "@sveltejs/kit";

import { config } from "../lib/server/config.ts";
import { pageOf, text } from "../lib/server/html.ts";

export const GET: RequestHandler = async () => {
  const { title, answers } = config.survey;
  const buttons = answers.map((answer) => `<button>${text(answer)}</button>`);
  const body = `<h1>${text(title)}</h1>${buttons.join("")}`;
  return new Response(await pageOf(title, body), {
    headers: { "content-type": "text/html", "cache-control": "public" },
  });
};
