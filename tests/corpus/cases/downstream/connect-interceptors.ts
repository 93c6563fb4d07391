import type { Interceptor } from "@connectrpc/connect";
import { Code, ConnectError } from "@connectrpc/connect";

declare const log: (fields: Record<string, unknown>) => void;
declare function currentToken(): Promise<string>;

export const authenticate: Interceptor = (next) => async (req) => {
  req.header.set("Authorization", `Bearer ${await currentToken()}`);
  return next(req);
};

export const logger: Interceptor = (next) => async (req) => {
  const start = performance.now();
  const res = next(req); // ! await-downstream
  log({ method: req.method.name, ms: performance.now() - start });
  return res;
};

export const translate: Interceptor = (next) => async (req) => {
  try {
    return next(req); // ! await-downstream
  } catch (error) {
    throw new ConnectError("upstream failed", Code.Unavailable, {}, [], error);
  }
};

export const translateAwaited: Interceptor = (next) => async (req) => {
  try {
    return await next(req);
  } catch (error) {
    throw new ConnectError("upstream failed", Code.Unavailable, {}, [], error);
  }
};

export const interceptors: Interceptor[] = [
  authenticate,
  logger,
  (next) => (req) => {
    if (req.stream) return next(req);
    req.header.set("x-unary", "1");
    return next(req).then((res) => {
      log({ trailer: res.trailer.get("x-cost") });
      return res;
    });
  },
];
