// What a base does by itself where nobody overrides it, its heirs do otherwise.
export abstract class Store<Row extends { id: string }> {
  async save(row: Row): Promise<Row> {
    const checked = await this.validate(row);
    await this.afterSave(checked);
    return checked;
  }
  protected async validate(row: Row): Promise<Row> {
    return row;
  }
  protected async afterSave(_row: Row): Promise<void> {}
}
interface Order {
  id: string;
  total: number;
}
export class Orders extends Store<Order> {
  private current = "";
  protected override async validate(row: Order): Promise<Order> {
    this.current = row.id;
    await Promise.resolve();
    return row;
  }
  protected override async afterSave(): Promise<void> {
    await fetch(`https://ledger.example.com/${this.current}`);
  }
}
export class OrdersRight extends Store<Order> {
  private saved = 0;
  protected override async validate(row: Order): Promise<Order> {
    await Promise.resolve();
    return { ...row, total: Math.max(0, row.total) };
  }
  protected override async afterSave(row: Order): Promise<void> {
    this.saved++;
    await fetch(`https://ledger.example.com/${row.id}?n=${this.saved}`);
  }
}
