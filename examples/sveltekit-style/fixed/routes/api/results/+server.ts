import { createHash } from "node:crypto";
import { json, type RequestHandler } from "@sveltejs/kit";

import { results } from "../../../lib/server/answers.ts";

export const GET: RequestHandler = () => {
  const body = results();
  const etag = createHash("sha1").update(JSON.stringify(body)).digest("hex");
  return json(body, { headers: { etag, "cache-control": "public" } });
};
