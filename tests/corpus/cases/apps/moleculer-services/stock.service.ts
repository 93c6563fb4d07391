import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

interface Context<Params> {
  readonly params: Params;
  readonly meta: { readonly user?: { readonly id: string } };
  call(action: string, params: unknown): Promise<{ readonly free: number }>;
}

interface StockService {
  readonly logger: { info(text: string): void };
  free: number;
}

let lastUser: string | undefined;

/** What the runner loads: nothing but the file's name says so. */
export default {
  name: "stock",

  actions: {
    reserve: {
      params: { amount: "number" },
      async handler(this: StockService, ctx: Context<{ amount: number }>) {
        const left = this.free;
        const { free } = await ctx.call("warehouse.free", ctx.params);
        this.free = left - free; // ! no-shared-state-race
        return this.free;
      },
    },

    async take(this: StockService, ctx: Context<{ amount: number }>) {
      await ctx.call("warehouse.take", ctx.params);
      this.free -= ctx.params.amount;
      return this.free;
    },

    async mine(ctx: Context<{ amount: number }>) {
      lastUser = ctx.meta.user?.id; // ! no-request-state-leak
      const { free } = await ctx.call("warehouse.free", ctx.params);
      return { free, user: lastUser };
    },

    async yours(ctx: Context<{ amount: number }>) {
      const user = ctx.meta.user?.id;
      const { free } = await ctx.call("warehouse.free", ctx.params);
      return { free, user };
    },

    list() {
      return JSON.parse(readFileSync("stock.json", "utf8")) as unknown; // ! no-blocking-call
    },

    async listAll() {
      return JSON.parse(await readFile("stock.json", "utf8")) as unknown;
    },
  },

  events: {
    "order.created"() {
      return readFileSync("orders.json", "utf8").length; // ! no-blocking-call
    },
  },

  /** Once, before the first request. */
  started(this: StockService) {
    this.free = Number(readFileSync("free.txt", "utf8"));
  },
};
