import {
  isCoroutineFunction,
  isThenable,
  markCoroutineFunction,
} from "./coroutine.ts";
import { exported } from "./import-path.ts";

/** Where the runtime keeps its own state of a request; a symbol, so that it never crosses. */
export const runKey = Symbol("run");

/** Response headers: one value a name, names in any case. */
export class ResponseHeaders extends Map<string, string> {
  override get(name: string): string | undefined {
    return super.get(name.toLowerCase());
  }
  override set(name: string, value: string): this {
    return super.set(name.toLowerCase(), value);
  }
  override has(name: string): boolean {
    return super.has(name.toLowerCase());
  }
  override delete(name: string): boolean {
    return super.delete(name.toLowerCase());
  }
}

/** What a request is made of. */
export interface RequestInit {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly META?: Readonly<Record<string, string>>;
}

/**
 * One request, the same object for every layer on a thread. Own properties that middleware add
 * cross to the other thread as data (SPEC section 7, point 4).
 */
export class HttpRequest {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  /** Text where the bytes are UTF-8, else the bytes. */
  body: string | Uint8Array;
  /** The server's view of the client, `REMOTE_ADDR` above all. */
  META: Record<string, string>;
  /** What middleware and views leave for each other; it crosses threads, so keep it data. */
  state: Record<string, unknown> = {};
  /** The run that the request is in; the runtime's own. */
  [runKey]: unknown = undefined;

  constructor(init: RequestInit = {}) {
    this.method = init.method ?? "GET";
    this.path = init.path ?? "/";
    this.query = init.query ?? "";
    this.headers = { ...init.headers };
    this.body = init.body ?? "";
    this.META = { REMOTE_ADDR: "127.0.0.1", ...init.META };
  }
}

/** What a response is made of, besides its content. */
export interface ResponseInit {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A response with its whole content. */
export class HttpResponse {
  statusCode: number;
  headers = new ResponseHeaders();
  content: string | Uint8Array;
  /** The `Set-Cookie` lines, if there are any. */
  declare cookies?: string[];

  constructor(content: string | Uint8Array = "", init: ResponseInit = {}) {
    this.content = content;
    this.statusCode = init.status ?? 200;
    for (const [name, value] of Object.entries(init.headers ?? {}))
      this.headers.set(name, value);
  }

  /** Adds a cookie; `attributes` as in the header: `"Path=/; HttpOnly"`. */
  setCookie(name: string, value: string, attributes?: string): void {
    const pair = `${name}=${encodeURIComponent(value)}`;
    const line = attributes === undefined ? pair : `${pair}; ${attributes}`;
    (this.cookies ??= []).push(line);
  }
}

/** A response whose content is a value as JSON. */
export class JsonResponse extends HttpResponse {
  constructor(value: unknown, init: ResponseInit = {}) {
    super(JSON.stringify(value), init);
    if (!this.headers.has("content-type"))
      this.headers.set("content-type", "application/json");
  }
}

/** The chunks of a streaming response. */
export type Chunks =
  Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** A response without content yet: middleware see no body (SPEC section 4, streaming). */
export class StreamingHttpResponse extends HttpResponse {
  readonly chunks: Chunks;
  /** Whether the chunks come asynchronously where they are made. */
  readonly isAsync: boolean;

  constructor(
    chunks: Chunks,
    init: ResponseInit = {},
    isAsync = Symbol.asyncIterator in chunks,
  ) {
    super("", init);
    this.chunks = chunks;
    this.isAsync = isAsync;
  }
}

/** Turns a template's context into content. */
export type Renderer = (
  context: Record<string, unknown>,
) => string | Promise<string>;

/**
 * A response that is rendered after the `processTemplateResponse` hooks (SPEC section 4, step 5).
 * A renderer named as `url#export` can be rendered on either thread, a function only on its own.
 */
export class TemplateResponse extends HttpResponse {
  template: Renderer | string;
  context: Record<string, unknown>;
  isRendered = false;

  constructor(
    template: Renderer | string,
    context: Record<string, unknown> = {},
    init: ResponseInit = {},
  ) {
    super("", init);
    this.template = template;
    this.context = context;
    if (isCoroutineFunction(this.renderer))
      this.render = markCoroutineFunction(this.render.bind(this));
  }

  get renderer(): Renderer {
    return typeof this.template === "string"
      ? (exported(this.template) as Renderer)
      : this.template;
  }

  /** Fills in the content; a promise of that if the renderer is async. */
  render(): unknown {
    const content = this.renderer(this.context);
    const finish = (text: unknown): this => {
      this.content = text as string;
      this.isRendered = true;
      return this;
    };
    return isThenable(content) ? content.then(finish) : finish(content);
  }
}
