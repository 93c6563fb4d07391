import Koa from "koa";

import {
  CachedInvoices,
  InvoiceController,
  InvoiceRepository,
  InvoiceService,
  PlainLetterhead,
} from "./invoices.ts";
import { printed } from "./print.ts";

const app = new Koa();
const repository = new InvoiceRepository(new CachedInvoices());
const service = new InvoiceService(repository);
const invoices = new InvoiceController({
  service,
  letterhead: new PlainLetterhead(),
});

app.use(async (ctx, next) => {
  ctx.state.invoice = invoices.show(ctx.path);
  ctx.state.head = invoices.head();
  await next();
});

app.use(async (ctx, next) => {
  ctx.state.invoice = printed.show(ctx.path); // ! no-blocking-call
  ctx.state.head = printed.head(); // ! no-blocking-call
  await next();
});
