import { readFile } from "node:fs/promises";

export type Rates = Readonly<Record<string, number>>;

/** Today's rates; a cron job rewrites the file. */
export async function currentRates(data: URL): Promise<Rates> {
  const text = await readFile(new URL("rates.json", data), "utf8");
  return JSON.parse(text) as Rates;
}
