import createError from "http-errors";

import type { Book } from "../stores/books.ts";
import { currentRates } from "./rates.ts";

export interface Price {
  readonly cents: number;
  readonly currency: string;
}

/** What a book costs in a currency. */
export function priceOf(book: Book, currency: string, data: URL): Price {
  const rate = currentRates(data)[currency];
  if (rate === undefined) throw createError(400, `no rate for ${currency}`);
  return { cents: Math.round(book.cents * rate), currency };
}
