import basket, { basketLoose } from "./basket";
import { currency as defaultCurrency } from "./currency";
import * as locale from "./locale";

export type { ShopEnv } from "./env";
export const middlewares = {
  locale: locale.negotiate,
  localeLoose: locale.negotiateLoose,
  currency: defaultCurrency("EUR"),
  basket,
  basketLoose,
} as const;
