export interface Stock {
  reserve(sku: string): Promise<boolean>;
}

export abstract class Ledger {
  abstract book(amount: number): Promise<void>;
  async settle(): Promise<void> {
    await fetch("https://ledger.internal/settle");
  }
}
