import { Controller, Injectable, Post } from "@nestjs/common";

declare const invoices: { insert(row: { number: number }): Promise<void> };

@Injectable()
export class InvoiceService {
  private lastNumber = 1000;

  async create() {
    const number = this.lastNumber + 1;
    await invoices.insert({ number });
    this.lastNumber = number; // ! no-shared-state-race
    return number;
  }
}

@Controller("invoices")
export class InvoiceController {
  constructor(private readonly service: InvoiceService) {}

  @Post()
  async create() {
    return { number: await this.service.create() };
  }
}
