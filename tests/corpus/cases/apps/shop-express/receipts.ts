import { readFileSync } from "node:fs";
import path from "node:path";

const TEMPLATES = path.resolve("templates");
const header = readFileSync(path.join(TEMPLATES, "header.html"), "utf8");

export interface Receipt {
  readonly order: string;
  readonly cents: number;
  readonly locale: string;
}

function template(locale: string): string {
  return readFileSync(path.join(TEMPLATES, `receipt.${locale}.html`), "utf8");
}

export function renderReceipt(receipt: Receipt): string {
  return (
    header +
    template(receipt.locale)
      .replaceAll("{{order}}", receipt.order)
      .replaceAll("{{total}}", (receipt.cents / 100).toFixed(2))
  );
}

export function receiptSubject(receipt: Receipt): string {
  return `Your order ${receipt.order}`;
}
