declare module "astro" {
  export interface APIContext {
    request: Request;
    url: URL;
    locals: Record<string, unknown>;
  }
  export type MiddlewareNext = () => Promise<Response>;
  export type MiddlewareHandler = (
    context: APIContext,
    next: MiddlewareNext,
  ) => Promise<Response> | Response | Promise<void> | void;
}

declare module "astro:middleware" {
  import type { MiddlewareHandler } from "astro";
  export function defineMiddleware(step: MiddlewareHandler): MiddlewareHandler;
  export function sequence(...steps: MiddlewareHandler[]): MiddlewareHandler;
}
