import type { Proceed, ShopContext } from "./env";
import { guarded } from "./flow";

const known = new Set(["en", "de", "fr"]);

export async function negotiate(c: ShopContext, next: Proceed): Promise<void> {
  const wanted = c.req.header("Accept-Language")?.slice(0, 2) ?? "en";
  c.set("locale", known.has(wanted) ? wanted : "en");
  await next();
  c.header("Content-Language", c.get("locale"));
}

/** The helper returns the promise, and here it is dropped. */
export async function negotiateLoose(
  c: ShopContext,
  next: Proceed,
): Promise<void> {
  guarded(next); // ! await-downstream
  c.header("Content-Language", c.get("locale"));
}
