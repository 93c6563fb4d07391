import { Injectable, NotFoundException } from "@nestjs/common";
import type { InvoiceRow } from "./database.js";
import { InvoiceRepository } from "./invoice.repository.js";

@Injectable()
export class InvoiceService {
  constructor(private readonly invoices: InvoiceRepository) {}

  get(id: number): InvoiceRow {
    const invoice = this.invoices.find(id);
    if (!invoice) throw new NotFoundException();
    return invoice;
  }

  async create(customer: string, cents: number): Promise<number> {
    await this.checkCredit(customer, cents);
    return this.invoices.add(customer, cents);
  }

  format(cents: number): string {
    return `${(cents / 100).toFixed(2)} EUR`;
  }

  private async checkCredit(customer: string, cents: number): Promise<void> {
    const answer = await fetch(
      `http://credit/${encodeURIComponent(customer)}?cents=${String(cents)}`,
    );
    if (!answer.ok) throw new Error("no credit");
  }
}
