// Factories and classes of which a module holds one object, and requests make others for themselves.
import { setTimeout as pause } from "node:timers/promises";

async function priceOf(item: string): Promise<number> {
  await pause(5);
  return item.length;
}

/** One for all, and one for each import: see routes.ts. */
export function createTally() {
  let total = 0;
  return {
    async add(item: string): Promise<void> {
      const before = total;
      total = before + (await priceOf(item)); // ! no-shared-state-race
    },
    total: () => total,
  };
}

/** The same, and no module holds one. */
export function createReceipt() {
  let total = 0;
  return {
    async add(item: string): Promise<void> {
      const before = total;
      total = before + (await priceOf(item));
    },
    total: () => total,
  };
}

/** The one that a module holds adds up at the start alone. */
export function createCatalogue() {
  let total = 0;
  return {
    async add(item: string): Promise<void> {
      const before = total;
      total = before + (await priceOf(item));
    },
    total: () => total,
  };
}

export class Basket {
  private total = 0;
  async add(item: string): Promise<void> {
    const before = this.total;
    this.total = before + (await priceOf(item)); // ! no-shared-state-race
  }
  get sum(): number {
    return this.total;
  }
}

export class Invoice {
  private total = 0;
  async add(item: string): Promise<void> {
    const before = this.total;
    this.total = before + (await priceOf(item));
  }
  get sum(): number {
    return this.total;
  }
}

/** Its object keeps the number itself. */
export function createShelf() {
  return {
    total: 0,
    async add(item: string): Promise<void> {
      const before = this.total;
      this.total = before + (await priceOf(item)); // ! no-shared-state-race
    },
  };
}
