import { readFileSync } from "node:fs";

export async function renderInvoice(template: string): Promise<string> {
  return Promise.resolve(readFileSync(template, "utf8"));
}
