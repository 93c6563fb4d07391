import wretch from "wretch";
import type { ConfiguredMiddleware, FetchLike, Middleware } from "wretch";

const delay = (ms: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, ms));

export const delayed =
  (ms: number): ConfiguredMiddleware =>
  (next) =>
  async (url, opts) => {
    await delay(ms);
    return next(url, opts);
  };

export const logged: Middleware = () => (next) => async (url, opts) => {
  const start = Date.now();
  const response = next(url, opts); // ! await-downstream
  console.log(opts.method, url, `${Date.now() - start} ms`);
  return response;
};

export const loggedAwaited: Middleware = () => (next) => async (url, opts) => {
  const start = Date.now();
  const response = await next(url, opts);
  console.log(opts.method, url, response.status, `${Date.now() - start} ms`);
  return response;
};

/** Requests in flight with the same key share one answer; the promise is stored and returned. */
export const deduplicated: ConfiguredMiddleware = (next) => {
  const inFlight = new Map<string, ReturnType<FetchLike>>();
  return (url, opts) => {
    const key = `${String(opts.method)} ${url}`;
    const running = inFlight.get(key);
    if (running) return running;
    const request = next(url, opts).finally(() => inFlight.delete(key));
    inFlight.set(key, request);
    return request;
  };
};

export const api = wretch("https://api.example").middlewares([
  delayed(10),
  loggedAwaited(),
  deduplicated,
  (next) => async (url, opts) => {
    const pending = next(url, opts); // ! await-downstream
    await delay(5);
    return pending;
  },
]);
