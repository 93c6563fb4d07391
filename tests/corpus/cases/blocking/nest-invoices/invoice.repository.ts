import { Injectable } from "@nestjs/common";
import { open, type InvoiceRow } from "./database.js";

@Injectable()
export class InvoiceRepository {
  private readonly db = open("invoices.db");
  private readonly byId = this.db.prepare<[number], InvoiceRow>(
    "select * from invoices where id = ?",
  );
  private readonly insert = this.db.prepare<[string, number]>(
    "insert into invoices (customer, cents) values (?, ?)",
  );

  find(id: number): InvoiceRow | undefined {
    return this.byId.get(id);
  }

  add(customer: string, cents: number): number {
    return Number(this.insert.run(customer, cents).lastInsertRowid);
  }
}
