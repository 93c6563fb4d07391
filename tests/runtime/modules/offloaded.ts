import { threadId } from "node:worker_threads";
import Database from "libsql";

import {
  asyncToSync,
  defineModel,
  type GetResponse,
  Http404,
  type HttpRequest,
  HttpResponse,
  importPath,
  MiddlewareMixin,
  side,
  StreamingHttpResponse,
  syncToAsync,
  type SyncGetResponse,
  TemplateResponse,
} from "../../../src/runtime/index.ts";

/** What tests of worker threads run there. */

const here = (name: string): ReturnType<typeof importPath> =>
  importPath(`#${name}`, import.meta.url);

class Base {
  readonly getResponse: SyncGetResponse;
  constructor(getResponse: SyncGetResponse) {
    this.getResponse = getResponse;
  }
}

function threads(request: HttpRequest): unknown[] {
  return (request.state["threads"] ??= []) as unknown[];
}

/** Says on which thread it runs, before and after. */
export class Witness extends Base {
  call(request: HttpRequest): HttpResponse {
    threads(request).push([threadId, side()]);
    const response = this.getResponse(request);
    threads(request).push([threadId, side()]);
    response.headers.set("X-Threads", JSON.stringify(threads(request)));
    return response;
  }
}

/** Spins: on the loop, it would stop it. */
export class Busy extends Base {
  call(request: HttpRequest): HttpResponse {
    const end = performance.now() + 100;
    while (performance.now() < end);
    return this.getResponse(request);
  }
}

export class Halves extends MiddlewareMixin {
  override processRequest(request: HttpRequest): undefined {
    threads(request).push([threadId, side()]);
  }
  override processResponse(
    request: HttpRequest,
    response: HttpResponse,
  ): HttpResponse {
    threads(request).push([threadId, side()]);
    response.headers.set("X-Threads", JSON.stringify(threads(request)));
    return response;
  }
}

export async function helper(name: string): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return `hello ${name} from ${threadId} ${String(side())}`;
}

export function syncHelper(): string {
  return `${threadId} ${String(side())}`;
}

/** Waits for async code on the loop. */
export class Asking extends Base {
  call(request: HttpRequest): HttpResponse {
    const text = asyncToSync<[string], string>(here("helper"))("you");
    const response = this.getResponse(request);
    response.headers.set("X-Answer", text);
    return response;
  }
}

/** Tries to wait for a closure. */
export class AskingClosure extends Base {
  call(): HttpResponse {
    return asyncToSync(async () => Promise.resolve(new HttpResponse()))();
  }
}

/** Leaves something on the request that is no data. */
export class Uncloneable extends Base {
  call(request: HttpRequest): HttpResponse {
    request.state["handler"] = () => undefined;
    return this.getResponse(request);
  }
}

export class Added extends Base {
  call(request: HttpRequest): HttpResponse {
    Object.assign(request, { user: { name: "ada" } });
    return Object.assign(this.getResponse(request), { closed: true });
  }
}

export class Failing extends Base {
  call(): HttpResponse {
    throw new Http404("nobody here");
  }
}

/** A hybrid that asks the database synchronously: its neighbours decide whether it may. */
export class Visits {
  static syncCapable = true;
  static asyncCapable = true;
  readonly getResponse: GetResponse;
  constructor(getResponse: GetResponse) {
    this.getResponse = getResponse;
  }
  call(request: HttpRequest): HttpResponse | Promise<HttpResponse> {
    remember(request);
    return this.getResponse(request);
  }
}

function remember(request: HttpRequest): void {
  Visitor.objects.create({ ip: request.META["REMOTE_ADDR"] ?? "" });
}

/** One database in memory, for all threads of the process. */
export const Visitor = defineModel(
  "visitor",
  { ip: "TEXT", seen: "INTEGER DEFAULT 0" },
  () => new Database("file:visitors?mode=memory&cache=shared"),
);

export function failingView(): never {
  throw new RangeError("out of bounds");
}

export function witnessView(request: HttpRequest): HttpResponse {
  threads(request).push([threadId, side()]);
  return new HttpResponse(JSON.stringify(threads(request)));
}

export function pageView(): HttpResponse {
  return new TemplateResponse(
    `${here("page").module}#page`,
    { name: "ada" },
    { headers: { "X-Made": String(threadId) } },
  );
}

export function closurePageView(): HttpResponse {
  return new TemplateResponse(() => `made on ${threadId}`);
}

export function page({ name }: Record<string, unknown>): string {
  return `${String(name)} on ${threadId}`;
}

export function syncStream(): HttpResponse {
  return new StreamingHttpResponse(["a", "b", "c"]);
}

export function asyncStream(): HttpResponse {
  async function* chunks(): AsyncGenerator<string> {
    for (const chunk of ["a", "b", "c"]) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      yield chunk;
    }
  }
  return new StreamingHttpResponse(chunks());
}

export async function asksWorker(): Promise<HttpResponse> {
  return new HttpResponse(await syncToAsync<[], string>(here("syncHelper"))());
}

export async function slowView(): Promise<HttpResponse> {
  await new Promise((resolve) => setTimeout(resolve, 3));
  return new HttpResponse("slow");
}
