import type { Context, MiddlewareHandler, Next } from "hono";

export interface ShopEnv {
  Variables: {
    locale: string;
    currency: string;
    basket: readonly string[];
  };
}
export type Shop = MiddlewareHandler<ShopEnv>;
export type ShopContext = Context<ShopEnv>;
export type Proceed = Next;
