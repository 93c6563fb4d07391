import { AuthenticationMiddleware, LoginRequiredMiddleware } from "./auth";
import { CsrfViewMiddleware } from "./csrf";
import type { GetResponse, MiddlewareClass } from "./http";
import { SessionMiddleware } from "./session";

export const MIDDLEWARE: readonly MiddlewareClass[] = [
  SessionMiddleware,
  CsrfViewMiddleware,
  AuthenticationMiddleware,
  LoginRequiredMiddleware,
];

export function build(view: GetResponse): GetResponse {
  return MIDDLEWARE.reduceRight<GetResponse>((inner, Middleware) => {
    const middleware = new Middleware(inner);
    return (request) => middleware.call(request);
  }, view);
}
