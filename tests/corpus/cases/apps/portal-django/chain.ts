// A portal whose middleware is written in Django's manner. Three mistakes: a language kept on the instance,
// a synchronous query in a helper method, and a branch that answers nothing.
import { MemoryCache } from "./cache";
import { HttpResponse, type GetResponse, type HttpRequest } from "./http";
import {
  BlockListMiddleware,
  rateLimit,
  SecurityHeadersMiddleware,
} from "./middleware/security";
import { LocaleMiddleware, SessionMiddleware } from "./middleware/session";
import { ConditionalGetMiddleware, VisitMiddleware } from "./middleware/visits";

interface Layer {
  call(request: HttpRequest): Promise<HttpResponse | undefined>;
}

type LayerClass = new (getResponse: GetResponse) => Layer;

const MIDDLEWARE: readonly LayerClass[] = [
  SecurityHeadersMiddleware,
  BlockListMiddleware,
  ConditionalGetMiddleware,
  SessionMiddleware,
  LocaleMiddleware,
  VisitMiddleware,
];

export function build(view: GetResponse): GetResponse {
  const cache = new MemoryCache();
  let handler: GetResponse = view;
  for (const Layer of [...MIDDLEWARE].reverse()) {
    const layer = new Layer(handler);
    handler = async (request) =>
      (await layer.call(request)) ?? new HttpResponse("no response", 500);
  }
  return rateLimit(cache, 120)(handler);
}
