// What the cases beside this file use of hapi: https://hapi.dev/api
declare module "@hapi/hapi" {
  export interface Request {
    readonly path: string;
    readonly params: Readonly<Record<string, string>>;
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly query: Readonly<Record<string, string | undefined>>;
    readonly payload: unknown;
    readonly app: Record<string, unknown>;
  }
  export interface ResponseObject {
    code(status: number): ResponseObject;
    header(name: string, value: string): ResponseObject;
    takeover(): ResponseObject;
    type(mime: string): ResponseObject;
  }
  export interface Auth {
    readonly isAuth: true;
  }
  export interface ResponseToolkit {
    readonly abandon: symbol;
    readonly continue: symbol;
    readonly request: Request;
    authenticated(data: { credentials: object }): Auth;
    entity(options: { etag: string }): ResponseObject | undefined;
    redirect(uri: string): ResponseObject;
    response(value?: unknown): ResponseObject;
    state(name: string, value: string): void;
    unauthenticated(error: Error): Auth;
  }
  export namespace Lifecycle {
    type Method = (
      request: Request,
      h: ResponseToolkit,
      error?: Error,
    ) => ReturnValue;
    type ReturnValue = ReturnValueTypes | Promise<ReturnValueTypes>;
    type ReturnValueTypes =
      null | string | number | boolean | Error | object | symbol;
  }
  export type Point =
    | "onRequest"
    | "onPreAuth"
    | "onCredentials"
    | "onPostAuth"
    | "onPreHandler"
    | "onPostHandler"
    | "onPreResponse"
    | "onPostResponse";
  export interface Route {
    method: string;
    path: string;
    handler?: Lifecycle.Method;
    options?: {
      handler?: Lifecycle.Method;
      ext?: Partial<Record<Point, { method: Lifecycle.Method }>>;
      pre?: { assign: string; method: Lifecycle.Method }[];
      validate?: { failAction?: Lifecycle.Method };
    };
  }
  export interface Extension {
    type: Point;
    method: Lifecycle.Method | Lifecycle.Method[];
  }
  export class Server {
    route(route: Route | Route[]): void;
    ext(extension: Extension | Extension[]): void;
    ext(event: Point, method: Lifecycle.Method): void;
  }
  export function server(): Server;
}
