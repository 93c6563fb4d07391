import {
  FileInvoices,
  InvoiceController,
  InvoiceRepository,
  InvoiceService,
  PrintedLetterhead,
} from "./invoices.ts";

export const printed = new InvoiceController({
  service: new InvoiceService(new InvoiceRepository(new FileInvoices())),
  letterhead: new PrintedLetterhead(),
});

console.log(printed.head(), printed.show("1"));
