import fastify from "fastify";
import type { preHandlerHookHandler } from "fastify";

const app = fastify();

declare function check(
  key: string,
  callback: (error: Error | null) => void,
): void;

app.addHook("onRequest", (request, reply, done) => {
  const key = request.headers["x-api-key"];
  if (typeof key !== "string") {
    done(new Error("a key is required"));
  }
  done(); // ! no-repeated-downstream
});

app.addHook("onRequest", (request, reply, done) => {
  const key = request.headers["x-api-key"];
  if (typeof key !== "string") {
    done(new Error("a key is required"));
    return;
  }
  check(key, (error) => {
    if (error) done(error);
    else done();
  });
});

export const verified: preHandlerHookHandler = (request, reply, done) => {
  check(request.id, (error) => {
    if (error) {
      request.log.warn(error);
      done(error);
    }
    done(); // ! no-repeated-downstream
  });
};

export const short: preHandlerHookHandler = (request, reply, done) => {
  check(request.id, (error) => (error ? done(error) : done()));
};

export default app;
