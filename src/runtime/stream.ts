import { closeChunks, pullChunks } from "./crossing.ts";
import { type HttpResponse, StreamingHttpResponse } from "./http.ts";
import type { Run } from "./run.ts";
import type { Side } from "./trace.ts";

interface Held {
  readonly run: Run;
  readonly root: Side;
}

const streams = new WeakMap<HttpResponse, Held>();

/** Keeps the request's thread until its stream has been read or closed. */
export function holdStream(
  response: StreamingHttpResponse,
  run: Run,
  root: Side,
): void {
  streams.set(response, { run, root });
}

/**
 * Gives up a response: a stream that has been begun runs its `finally`, and its thread is free again.
 * Rejects with what that `finally` throws.
 */
export async function closeResponse(response: HttpResponse): Promise<void> {
  const held = streams.get(response);
  if (held === undefined) return;
  try {
    await closeChunks((response as StreamingHttpResponse).chunks);
  } finally {
    held.run.end();
  }
}

/**
 * The content of a response as it comes. An iterator of the wrong side for the root is read whole,
 * with a warning (SPEC section 4, streaming).
 */
export async function* readBody(
  response: HttpResponse,
): AsyncGenerator<string | Uint8Array> {
  if (!(response instanceof StreamingHttpResponse)) {
    yield response.content;
    return;
  }
  const held = streams.get(response);
  if (held === undefined) {
    yield* response.chunks;
    return;
  }
  const { run, root } = held;
  const side = response.isAsync ? "async" : "sync";
  const whole = side !== root;
  try {
    if (whole)
      run.warn(
        root === "async"
          ? "sync_iterator_under_asgi"
          : "async_iterator_under_wsgi",
      );
    const chunks = response.chunks;
    for (;;) {
      const pulled = await run.on(side, () => pullChunks({ chunks }, whole));
      yield* pulled.chunks;
      if (pulled.done) return;
    }
  } finally {
    await closeChunks(response.chunks);
    run.end();
  }
}
