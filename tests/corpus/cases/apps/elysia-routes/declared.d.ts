declare module "elysia" {
  export interface Context {
    readonly body: unknown;
    readonly query: Record<string, string>;
  }
  export class Elysia {
    get(path: string, handler: (ctx: Context) => unknown): this;
  }
}
