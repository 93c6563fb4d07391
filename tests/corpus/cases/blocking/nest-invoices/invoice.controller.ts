// Controller → service → repository → better-sqlite3, all injected by constructor.
import {
  Body,
  Controller,
  Get,
  Param,
  ParseIntPipe,
  Post,
} from "@nestjs/common";
import { InvoiceService } from "./invoice.service.js";

interface CreateInvoice {
  readonly customer: string;
  readonly cents: number;
}

@Controller("invoices")
export class InvoiceController {
  constructor(private readonly service: InvoiceService) {}

  @Get(":id")
  show(@Param("id", ParseIntPipe) id: number) {
    const invoice = this.service.get(id); // ! no-blocking-call
    return { ...invoice, total: this.service.format(invoice.cents) };
  }

  @Post()
  async create(@Body() body: CreateInvoice) {
    const id = await this.service.create(body.customer, body.cents); // ! no-blocking-call
    return { id };
  }
}
