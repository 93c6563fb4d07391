/** A chain of the project's own, of no framework: told by its shape alone. */
export interface JobContext {
  readonly id: string;
  readonly attempt: number;
  result?: unknown;
}
export type JobNext = () => Promise<void>;
export type JobMiddleware = (ctx: JobContext, next: JobNext) => Promise<void>;

export class Worker {
  private readonly middlewares: JobMiddleware[] = [];

  use(middleware: JobMiddleware): this {
    this.middlewares.push(middleware);
    return this;
  }

  async run(ctx: JobContext): Promise<void> {
    const dispatch = async (index: number): Promise<void> => {
      await this.middlewares[index]?.(ctx, () => dispatch(index + 1));
    };
    await dispatch(0);
  }
}

export const timed: JobMiddleware = async (ctx, next) => {
  const start = Date.now();
  next(); // !strict await-downstream
  console.log(ctx.id, Date.now() - start);
};

export const timedAwaited: JobMiddleware = async (ctx, next) => {
  const start = Date.now();
  await next();
  console.log(ctx.id, Date.now() - start);
};

export const worker = new Worker().use(timed).use(timedAwaited);
