import type { IncomingMessage } from "node:http";
import createError from "http-errors";

const limit = 64 * 1024;

/** The JSON body of a request; 400 and 413 where there is none that we take. */
export async function readJson(
  request: IncomingMessage,
): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw createError(413, "the body is too large");
    chunks.push(chunk);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    if (typeof body === "object" && body !== null)
      return body as Record<string, unknown>;
  } catch {
    // falls through to the answer below
  }
  throw createError(400, "the body must be a JSON object");
}
