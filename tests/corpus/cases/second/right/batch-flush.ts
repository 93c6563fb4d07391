import type { MiddlewareHandler } from "hono";

interface Hit {
  path: string;
  at: number;
}
declare function insertMany(hits: readonly Hit[]): Promise<void>;

let buffer: Hit[] = [];

async function flush() {
  const batch = buffer;
  buffer = [];
  try {
    await insertMany(batch);
  } catch {
    buffer = [...batch, ...buffer];
  }
}

export const hits: MiddlewareHandler = async (c, next) => {
  buffer.push({ path: c.req.path, at: Date.now() });
  if (buffer.length >= 100) await flush();
  await next();
};
