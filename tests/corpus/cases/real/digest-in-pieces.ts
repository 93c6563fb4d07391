import { createMiddleware } from "hono/factory";

// The variable belongs to one call of the outer function, which each request makes for itself; the inner
// function that changes it is called in turn.

type Digest = (bytes: Uint8Array) => Promise<ArrayBuffer>;

function joined(
  before: ArrayBuffer | undefined,
  piece: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  if (!before) return piece;
  const both = new Uint8Array(before.byteLength + piece.byteLength);
  both.set(new Uint8Array(before), 0);
  both.set(piece, before.byteLength);
  return both;
}

async function digestOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  digest: Digest,
): Promise<ArrayBuffer | undefined> {
  let result: ArrayBuffer | undefined;
  const add = async (piece: Uint8Array<ArrayBuffer>): Promise<void> => {
    result = await digest(joined(result, piece));
  };
  const reader = stream.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    await add(value);
  }
  return result;
}

export const etag = createMiddleware(async (c, next) => {
  await next();
  const { body } = c.res.clone();
  if (!body) return;
  const digest = await digestOf(body, (bytes) =>
    crypto.subtle.digest("SHA-1", new Uint8Array(bytes)),
  );
  if (digest) c.header("ETag", `"${Buffer.from(digest).toString("hex")}"`);
});
