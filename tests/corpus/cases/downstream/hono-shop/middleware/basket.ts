import type { Shop, ShopContext } from "./env";
import { afterwards, around } from "./flow";

declare const baskets: {
  of(id: string): Promise<readonly string[]>;
  save(id: string, basket: readonly string[]): Promise<void>;
};

const idOf = (c: ShopContext): string => c.req.header("X-Basket") ?? "";

const basket: Shop = async (c, next) => {
  c.set("basket", await baskets.of(idOf(c)));
  await around(next, () => baskets.save(idOf(c), c.get("basket")));
};

/** `afterwards` doesn't wait for what it is given. */
export const basketLoose: Shop = async (c, next) => {
  c.set("basket", await baskets.of(idOf(c)));
  afterwards(next, () => baskets.save(idOf(c), c.get("basket"))); // ! await-downstream
};

export default basket;
