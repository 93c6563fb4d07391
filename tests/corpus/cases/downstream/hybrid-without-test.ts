// Nothing tells the two modes apart: over async code the header is set on a promise.
import {
  type GetResponse,
  HttpRequest,
  HttpResponse,
  syncAndAsyncMiddleware,
} from "eslint-plugin-async-middleware/runtime";

export const stamped = syncAndAsyncMiddleware((getResponse: GetResponse) => {
  const sync = (request: HttpRequest): HttpResponse => {
    const response = getResponse(request) as HttpResponse; // ! await-downstream
    response.headers.set("x-a", "1");
    return response;
  };
  return sync;
});
