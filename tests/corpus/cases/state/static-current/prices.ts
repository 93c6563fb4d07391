import { RequestContext } from "./request-context";

declare function rate(currency: string): Promise<number>;

export async function price(cents: number): Promise<string> {
  const euro = await rate("EUR");
  const locale = RequestContext.current?.locale ?? "en";
  return new Intl.NumberFormat(locale).format((cents * euro) / 100);
}
