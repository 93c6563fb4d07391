// A router of the project's own: what its handlers are called with says that they run for a request.
import type Koa from "koa";

export interface AppContext extends Koa.Context {
  readonly viewer: string;
}

export type RouteHandler = (
  path: string,
  context: AppContext,
) => Promise<unknown>;

export class Router {
  private readonly routes = new Map<string, RouteHandler>();

  add(path: string, handler: RouteHandler): void {
    this.routes.set(path, handler);
  }

  async run(context: AppContext): Promise<void> {
    const handler = this.routes.get(context.path);
    if (handler) context.body = await handler(context.path, context);
  }
}
