// Private names, accessors and arrow fields of an object that serves all requests.
import type { Context, Middleware, Next } from "koa";

declare function render(path: string): Promise<string>;

export class Renderer {
  #rendered = 0;
  #longest = { path: "", ms: 0 };
  static #instances = 0;

  constructor() {
    Renderer.#instances++;
  }

  readonly page: Middleware = async (ctx) => {
    const rendered = this.#rendered;
    ctx.body = await render(ctx.path);
    this.#rendered = rendered + 1; // ! no-shared-state-race
  };

  async timed(ctx: Context, next: Next): Promise<void> {
    const start = Date.now();
    await next();
    const ms = Date.now() - start;
    if (ms > this.#longest.ms) this.#longest = { path: ctx.path, ms };
    this.#count();
  }

  #count(): void {
    this.#rendered += 1;
  }

  statistics(): object {
    const { ms } = this.#longest;
    const instances = Renderer.#instances;
    return { rendered: this.#rendered, ms, instances };
  }
}

const renderer = new Renderer();
export const page = renderer.page;
export const timed: Middleware = (ctx, next) => renderer.timed(ctx, next);
