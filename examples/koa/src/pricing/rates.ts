import { readFileSync } from "node:fs";

export type Rates = Readonly<Record<string, number>>;

/** Today's rates; a cron job rewrites the file. */
export function currentRates(data: URL): Rates {
  return JSON.parse(readFileSync(new URL("rates.json", data), "utf8")) as Rates;
}
