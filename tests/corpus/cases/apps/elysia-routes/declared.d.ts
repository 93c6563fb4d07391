declare module "elysia" {
  export interface Context {
    readonly body: unknown;
    readonly query: Record<string, string>;
  }
  export class ElysiaCustomStatusResponse<Code extends number> {
    code: Code;
  }
  export const status: <const Code extends number>(
    code: Code,
    response?: unknown,
  ) => ElysiaCustomStatusResponse<Code>;
  export const redirect: (url: string, code?: number) => Response;
  // What hooks are given has no name there.
  type Given<Added> = {
    headers: Record<string, string | undefined>;
    set: { status?: number };
    status: typeof status;
    redirect: typeof redirect;
  } & Added;
  export class Elysia<Added = unknown> {
    derive<More>(
      make: (context: Given<Added>) => More,
    ): Elysia<Added & Awaited<More>>;
    onBeforeHandle(hook: (context: Given<Added>) => unknown): this;
    onError(hook: (context: Given<{ code: string }>) => unknown): this;
    get(path: string, handler: (ctx: Context & Given<Added>) => unknown): this;
  }
}
