import type { Shop } from "./env";
import { guarded } from "./flow";

export const currency =
  (fallback: string): Shop =>
  (c, next) => {
    c.set("currency", c.req.header("X-Currency") ?? fallback);
    return guarded(next);
  };
