import { Code, ConnectError, type Interceptor } from "@connectrpc/connect";

declare function currentToken(): Promise<string>;

export const auth: Interceptor = (next) => async (req) => {
  req.header.set("authorization", `Bearer ${await currentToken()}`);
  return next(req);
};

// Counts calls of all requests: one step a time.
export function counting(log: (line: string) => void): Interceptor {
  let calls = 0;
  let failures = 0;
  return (next) => async (req) => {
    calls++;
    log(`${calls} calls, ${failures} failed`);
    try {
      return await next(req);
    } catch (error) {
      failures++;
      if (error instanceof ConnectError && error.code === Code.Unavailable)
        return await next(req);
      throw error;
    }
  };
}

export const tracing: Interceptor = (next) => (req) => {
  const id = req.header.get("x-request-id") ?? crypto.randomUUID();
  req.header.set("x-request-id", id);
  return next(req);
};
