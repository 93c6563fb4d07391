import { Ledger, type Stock } from "./stock.ts";

export class MemoryStock implements Stock {
  private left = 5;

  async reserve(sku: string) {
    if (this.left <= 0) return false;
    await fetch(`https://stock.internal/${sku}`);
    this.left -= 1; // ! no-shared-state-race
    return true;
  }
}

export class ClaimedStock implements Stock {
  private left = 5;

  async reserve(sku: string) {
    if (this.left <= 0) return false;
    this.left -= 1;
    await fetch(`https://stock.internal/${sku}`);
    return true;
  }
}

export class MemoryLedger extends Ledger {
  private total = 0;
  private settled = 0;

  book = async (amount: number) => {
    const total = this.total + amount;
    await fetch("https://ledger.internal/book");
    this.total = total; // ! no-shared-state-race
  };

  override async settle() {
    const { settled } = this;
    await super.settle();
    this.settled = settled + 1; // ! no-shared-state-race
  }
}
