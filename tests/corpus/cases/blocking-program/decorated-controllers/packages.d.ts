declare module "inversify-express-utils" {
  export type HandlerDecorator = (
    target: unknown,
    key: string,
    value: unknown,
  ) => void;
  export function controller(path: string): ClassDecorator;
  export function httpGet(
    path: string,
    ...middleware: unknown[]
  ): HandlerDecorator;
  export function httpPost(
    path: string,
    ...middleware: unknown[]
  ): HandlerDecorator;
  export class BaseHttpController {
    protected json(content: unknown): { readonly content: unknown };
  }
}

declare module "@tsoa/runtime" {
  export function Route(name: string): ClassDecorator;
  export function Get(path?: string): MethodDecorator;
}

declare module "@tsed/schema" {
  export function Get(path?: string): MethodDecorator;
}
