import type {
  Interceptor,
  StreamResponse,
  UnaryResponse,
} from "@connectrpc/connect";

declare const log: (fields: Record<string, unknown>) => void;

async function* counted<T>(
  messages: AsyncIterable<T>,
  done: (count: number) => void,
): AsyncGenerator<T> {
  let count = 0;
  for await (const message of messages) {
    count += 1;
    yield message;
  }
  done(count);
}

/** The response comes after `next`, its messages later still. */
export const counting: Interceptor = (next) => async (req) => {
  if (!req.stream) return await next(req);
  const response = await next({
    ...req,
    message: counted(req.message, (sent) => log({ sent })),
  });
  if (!response.stream) return response;
  return {
    ...response,
    message: counted(response.message, (received) => log({ received })),
  };
};

/** The header is read from a promise that was cast. */
export const header: Interceptor = (next) => async (req) => {
  const response = next(req) as unknown as UnaryResponse | StreamResponse; // ! await-downstream
  log({ id: response.header?.get("x-request-id") });
  return response;
};

export const headerAwaited: Interceptor = (next) => async (req) => {
  const response = await next(req);
  log({ id: response.header.get("x-request-id") });
  return response;
};

/** Downstream goes on after the answer of the fallback; `strict` says so. */
export const hedged =
  (fallback: () => Promise<UnaryResponse>): Interceptor =>
  (next) =>
  async (req) => {
    if (req.stream) return next(req);
    return await Promise.any([next(req), fallback()]); // !strict await-downstream
  };
