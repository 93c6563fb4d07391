import {
  isCoroutineFunction,
  isThenable,
  markCoroutineFunction,
} from "./coroutine.ts";
import {
  type CrossedError,
  decodeError,
  encodeError,
} from "./crossing-errors.ts";
import { MiddlewareError } from "./errors.ts";
import {
  type Chunks,
  HttpRequest,
  HttpResponse,
  StreamingHttpResponse,
  TemplateResponse,
} from "./http.ts";
import type { Run } from "./run.ts";
import { isUnawaited, unawaitedMarker } from "./unawaited.ts";

/** A value as data, ready for a structured clone. */
export type Crossed =
  | { readonly kind: "request" }
  | { readonly kind: "unawaited" }
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "error"; readonly error: CrossedError }
  | { readonly kind: "response"; readonly response: CrossedResponse };

interface CrossedResponse {
  readonly id: number;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly content: string | Uint8Array;
  /** Own properties that middleware added. */
  readonly added: Readonly<Record<string, unknown>>;
  readonly stream?: { readonly isAsync: boolean };
  readonly template?: {
    /** An address, or nothing for code that stays where it was made. */
    readonly address: string | undefined;
    readonly isAsync: boolean;
    readonly isRendered: boolean;
    readonly context: Readonly<Record<string, unknown>>;
  };
}

const ownFields = new Set([
  ...["statusCode", "headers", "content", "chunks", "isAsync"],
  ...["template", "context", "isRendered", "render"],
]);

/**
 * How the values of one request cross between its two threads (SPEC section 7, point 4). A
 * response stays the same object on each side: what comes back is written into what went out.
 */
export class Crossing {
  readonly #run: Run;
  #nextId: number;
  readonly #ids = new WeakMap<HttpResponse, number>();
  readonly #responses = new Map<number, HttpResponse>();

  /** The threads count by even and odd numbers, so that no two responses share an id. */
  constructor(run: Run, thread: "loop" | "worker") {
    this.#run = run;
    this.#nextId = thread === "loop" ? 0 : 1;
  }

  response(id: number): HttpResponse | undefined {
    return this.#responses.get(id);
  }

  encode(value: unknown): Crossed {
    if (value === this.#run.request) return { kind: "request" };
    if (isUnawaited(value)) {
      this.#run.warn("never_awaited");
      // It can't be awaited over there; a rejection would end the process for nothing.
      if (isThenable(value)) value.then(undefined, () => undefined);
      return { kind: "unawaited" };
    }
    if (value instanceof Error)
      return { kind: "error", error: encodeError(value) };
    if (value instanceof HttpResponse)
      return { kind: "response", response: this.#encodeResponse(value) };
    if (value instanceof HttpRequest)
      throw new MiddlewareError(
        "cannot_cross",
        "`getResponse` was given another request than the chain's own across a thread boundary.",
      );
    return { kind: "value", value };
  }

  decode(crossed: Crossed): unknown {
    switch (crossed.kind) {
      case "request":
        return this.#run.request;
      case "unawaited":
        return unawaitedMarker();
      case "value":
        return crossed.value;
      case "error":
        return decodeError(crossed.error);
      case "response":
        return this.#decodeResponse(crossed.response);
    }
  }

  #encodeResponse(response: HttpResponse): CrossedResponse {
    let id = this.#ids.get(response);
    if (id === undefined) {
      id = this.#nextId;
      this.#nextId += 2;
      this.#register(id, response);
    }
    const { render } = response as { render?: unknown };
    const template =
      response instanceof TemplateResponse ? response : undefined;
    return {
      id,
      status: response.statusCode,
      headers: [...response.headers],
      content: response.content,
      added: addedFields(response),
      ...(response instanceof StreamingHttpResponse && {
        stream: { isAsync: response.isAsync },
      }),
      ...(typeof render === "function" && {
        template: {
          address:
            typeof template?.template === "string"
              ? template.template
              : undefined,
          isAsync: isCoroutineFunction(render),
          isRendered: template?.isRendered ?? false,
          context: template?.context ?? {},
        },
      }),
    };
  }

  #decodeResponse(data: CrossedResponse): HttpResponse {
    const response = this.#responses.get(data.id) ?? this.#rebuild(data);
    this.#register(data.id, response);
    response.statusCode = data.status;
    response.content = data.content;
    response.headers.clear();
    for (const [name, value] of data.headers) response.headers.set(name, value);
    if (response instanceof TemplateResponse && data.template !== undefined) {
      response.isRendered = data.template.isRendered;
      response.context = { ...data.template.context };
    }
    return Object.assign(response, data.added);
  }

  #rebuild(data: CrossedResponse): HttpResponse {
    if (data.stream !== undefined) {
      const chunks = this.#pull(data.id);
      return new StreamingHttpResponse(chunks, {}, data.stream.isAsync);
    }
    if (data.template === undefined) return new HttpResponse();
    if (data.template.address !== undefined)
      return new TemplateResponse(data.template.address);
    // The code stays there: rendering here asks the thread that made the response.
    const renderer = (): string | Promise<string> => {
      const rendered = this.#run.other.call({ kind: "render" }, [response]);
      const content = (): string => response.content as string;
      return isThenable(rendered)
        ? Promise.resolve(rendered).then(content)
        : content();
    };
    const response: TemplateResponse = new TemplateResponse(
      data.template.isAsync ? markCoroutineFunction(renderer) : renderer,
    );
    return response;
  }

  /** The chunks of a stream that lives on the other thread; given up here, it is given up there. */
  async *#pull(id: number): AsyncGenerator<string | Uint8Array> {
    const { other } = this.#run;
    let open = false;
    try {
      for (;;) {
        open = false;
        const pulled = await other.call({ kind: "pull", id }, []);
        const { chunks, done } = pulled as PulledChunks;
        open = !done;
        yield* chunks;
        if (done) return;
      }
    } finally {
      // One that has ended or failed has run its `finally`.
      if (open) await other.call({ kind: "close", id }, []);
    }
  }

  #register(id: number, response: HttpResponse): void {
    this.#ids.set(response, id);
    this.#responses.set(id, response);
  }
}

/** What one `pull` brings. */
export interface PulledChunks {
  readonly chunks: readonly (string | Uint8Array)[];
  readonly done: boolean;
}

type ChunkIterator =
  Iterator<string | Uint8Array> | AsyncIterator<string | Uint8Array>;

const iterators = new WeakMap<Chunks, ChunkIterator>();

/** The next chunk of a stream, or what is left of it as a whole (SPEC section 4, streaming). */
export async function pullChunks(
  { chunks }: { readonly chunks: Chunks },
  whole: boolean,
): Promise<PulledChunks> {
  const iterator =
    iterators.get(chunks) ??
    (Symbol.asyncIterator in chunks
      ? chunks[Symbol.asyncIterator]()
      : chunks[Symbol.iterator]());
  iterators.set(chunks, iterator);
  const pulled: (string | Uint8Array)[] = [];
  for (;;) {
    const step = await iterator.next();
    if (step.done === true) return { chunks: pulled, done: true };
    pulled.push(step.value);
    if (!whole) return { chunks: pulled, done: false };
  }
}

/** Lets the generator behind a stream that is given up run its `finally`. */
export async function closeChunks(chunks: Chunks): Promise<void> {
  await iterators.get(chunks)?.return?.();
}

function addedFields(response: HttpResponse): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(response).filter(([name]) => !ownFields.has(name)),
  );
}

/** Everything of a request that crosses: its own fields, as data. */
export function requestData(request: HttpRequest): Record<string, unknown> {
  return Object.fromEntries(Object.entries(request));
}

/** Writes what the other thread knows of a request into this thread's object. */
export function updateRequest(
  request: HttpRequest,
  data: Readonly<Record<string, unknown>>,
): void {
  for (const name of Object.keys(request))
    if (!(name in data)) Reflect.deleteProperty(request, name);
  Object.assign(request, data);
}
