import { readFileSync } from "node:fs";

export interface InvoiceStore {
  byId(id: string): string;
}

export class FileInvoices implements InvoiceStore {
  byId(id: string): string {
    return readFileSync(`invoices/${id}.json`, "utf8");
  }
}

export class CachedInvoices implements InvoiceStore {
  private readonly invoices = new Map<string, string>();

  byId(id: string): string {
    return this.invoices.get(id) ?? "";
  }
}

export class InvoiceRepository {
  constructor(private readonly store: InvoiceStore) {}

  find(id: string): string {
    return this.store.byId(id);
  }
}

export class InvoiceService {
  constructor(private readonly repository: InvoiceRepository) {}

  show(id: string): string {
    return this.repository.find(id);
  }
}

export abstract class Letterhead {
  text(): string {
    return `${this.address()}\n`;
  }

  protected abstract address(): string;
}

export class PrintedLetterhead extends Letterhead {
  protected address(): string {
    return readFileSync("address.txt", "utf8");
  }
}

export class PlainLetterhead extends Letterhead {
  protected address(): string {
    return "Invoices Ltd";
  }
}

export class InvoiceController {
  constructor(
    private readonly deps: { service: InvoiceService; letterhead: Letterhead },
  ) {}

  show(id: string): string {
    return this.deps.service.show(id);
  }

  head(): string {
    return this.deps.letterhead.text();
  }
}
