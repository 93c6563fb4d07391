import { Controller, Get, Injectable, Post } from "@nestjs/common";

// The promise of a read is kept for a minute, dropped when it fails or when something is written; a caller
// who needs several asks several times at once.

type Property = Readonly<{ key: string; value: string }>;

@Injectable()
class Properties {
  private cached: Promise<readonly Property[]> | undefined;
  private expires: Date | undefined;

  async get(key: string, skip = false): Promise<string | undefined> {
    const all = await this.all(skip);
    return all.find((each) => each.key === key)?.value;
  }

  async put(property: Property): Promise<void> {
    await fetch("https://store.test/properties", {
      method: "PUT",
      body: JSON.stringify(property),
    });
    this.forget();
  }

  private all(skip: boolean): Promise<readonly Property[]> {
    if (!skip && this.cached && this.expires && new Date() < this.expires) {
      return this.cached;
    }
    const properties = fetch("https://store.test/properties")
      .then((response) => response.json() as Promise<readonly Property[]>)
      .catch((error: unknown) => {
        if (this.cached === properties) this.forget();
        throw error;
      });
    this.cached = properties;
    this.expires = new Date(Date.now() + 60_000);
    return this.cached;
  }

  private forget(): void {
    this.cached = undefined;
    this.expires = undefined;
  }
}

@Injectable()
class Quotes {
  constructor(private readonly properties: Properties) {}

  async of(symbols: readonly string[]): Promise<readonly string[]> {
    return await Promise.all(
      symbols.map(async (symbol) => {
        const response = await fetch(`https://quotes.test/${symbol}`);
        const currency = await this.properties.get("currency");
        return `${await response.text()} ${currency ?? ""}`;
      }),
    );
  }
}

@Controller("quotes")
export class QuotesController {
  constructor(
    private readonly quotes: Quotes,
    private readonly properties: Properties,
  ) {}

  @Get()
  async list(): Promise<readonly string[]> {
    return await this.quotes.of(["A", "B"]);
  }

  @Post()
  async set(): Promise<void> {
    await this.properties.put({ key: "currency", value: "EUR" });
  }
}
